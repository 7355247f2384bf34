package io.financereport.statement.reading.camt;

import io.financereport.statement.reading.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a file on its way, it is read or refused, in bounded time. */
class CamtFuzzTest {
    private static final List<String> FILES = List.of(
            Camt.statement("<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>"
                    + Camt.balance("OPBD", "10", "2025-12-31")
                    + Camt.balance("CLBD", "-7.50", "2026-01-31")
                    + Camt.entry("-2.50", "<AddtlNtryInf>T&amp;T<![CDATA[<x>]]></AddtlNtryInf>")
                    + Camt.entry("1", Camt.payment("<Amt Ccy='EUR'>1</Amt><RmtInf><Ustrd>a&#228;</Ustrd></RmtInf>"))),
            Camt.document(
                    "camt.054.001.02",
                    "BkToCstmrDbtCdtNtfctn",
                    "<Ntfctn><!-- note -->" + Camt.ACCOUNT + Camt.entry("1", "<RvslInd>true</RvslInd>") + "</Ntfctn>"),
            "<e:Envelope xmlns:e=\"e\"><?pi x?>"
                    + Camt.statement(Camt.entry("3", "")).substring(39) + "</e:Envelope>");
    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "/>",
            "</Ntry>",
            "<Ntry>",
            "<Stmt>",
            "</Stmt>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?",
            "?>",
            "<!DOCTYPE",
            "&",
            "&lt;",
            "&#x110000;",
            "\"",
            "Ccy=\"XXX\"",
            "<Amt>999999999999999999</Amt>",
            "<Sts>PDNG</Sts>",
            "CLBD",
            "\u0000",
            "\u00E4");

    @Test
    void a_damaged_file_is_read_or_refused() {
        new Fuzz(
                        FILES,
                        PIECES,
                        List.of(
                                StandardCharsets.UTF_8,
                                StandardCharsets.ISO_8859_1,
                                StandardCharsets.UTF_16LE,
                                StandardCharsets.UTF_16BE))
                .check();
    }
}
