package io.financereport.statement.reading.ofx;

import io.financereport.statement.reading.Fuzz;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a file on its way, it is read or refused, in bounded time. */
class OfxFuzzTest {
    private static final List<String> FILES = List.of(
            "OFXHEADER:100\n"
                + "DATA:OFXSGML\n"
                + "VERSION:102\n"
                + "CHARSET:1252\n\n"
                + "<OFX><SIGNONMSGSRSV1><SONRS><FI><ORG>DBS</FI></SONRS></SIGNONMSGSRSV1><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>40012345</BANKACCTFROM>\n"
                + "<BANKTRANLIST><DTSTART>20260101<DTEND>20260131\n"
                + "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260112120000[-5:EST]<TRNAMT>-2,50<FITID>F1<NAME>T\u00E9 &amp;"
                + " x<CURRENCY><CURRATE>1<CURSYM>EUR</CURRENCY></STMTTRN>\n"
                + "</BANKTRANLIST><LEDGERBAL><BALAMT>97.50<DTASOF>20260131</LEDGERBAL></STMTRS></OFX>\n",
            "<?xml version=\"1.0\"?><?OFX OFXHEADER=\"200\"?>\n"
                + "<OFX><!-- note --><CCSTMTRS><CURDEF>EUR</CURDEF><CCACCTFROM>"
                + "<ACCTID>1</ACCTID></CCACCTFROM><BANKTRANLIST><STMTTRN><DTPOSTED>20260112</DTPOSTED>"
                + "<TRNAMT>-1</TRNAMT><NAME><![CDATA[a<b]]></NAME><MEMO/></STMTTRN></BANKTRANLIST></CCSTMTRS>"
                + "<INVSTMTRS><CURDEF>EUR<INVACCTFROM><BROKERID>b<ACCTID>2</INVACCTFROM><INVTRANLIST><BUYMF><TOTAL>-1"
                + "</BUYMF><INVBANKTRAN><STMTTRN><DTPOSTED>20260113<TRNAMT>3</STMTTRN></INVBANKTRAN></INVTRANLIST>"
                + "</INVSTMTRS></OFX>");
    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "</",
            "/>",
            "<STMTTRN>",
            "</STMTTRN>",
            "<STMTRS>",
            "</STMTRS>",
            "</OFX>",
            "<BUYMF>",
            "<LEDGERBAL>",
            "<CURDEF>XXX",
            "<TRNAMT>",
            "<DTPOSTED>20260231",
            "<!--",
            "-->",
            "<![CDATA[",
            "<!DOCTYPE",
            "&",
            "&#x110000;",
            "&lt;",
            "999999999999999999",
            "\r\n",
            "\u0000",
            "\u00E9");

    @Test
    void a_damaged_file_is_read_or_refused() {
        new Fuzz(FILES, PIECES).check();
    }
}
