package io.financereport.statement.reading.ofx;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.Source;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfxReaderTest {
    private static final String HEADER = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nCHARSET:1252\n\n";
    private static final String TEA =
            "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260112<TRNAMT>-2.50<FITID>F1<NAME>Tea</STMTTRN>";

    @Test
    void tags_may_stay_open_and_the_header_may_miss() {
        var read = ReadFile.text(bank("SGD", TEA, "<LEDGERBAL><BALAMT>97.50<DTASOF>20260131</LEDGERBAL>"));

        assertThat(read.lines()).containsExactly("2026-01-12 -2.50 SGD Tea");
        assertThat(read.rows().getFirst().reference()).isEqualTo("F1");
        var account = read.read().accounts().getFirst();
        assertThat(account.identifier()).isEqualTo("123456789");
        assertThat(account.institution()).isEqualTo("DBS");
        assertThat(account.kind()).isEqualTo(AccountKind.ASSET);
        assertThat(account.statedFrom()).isEqualTo("2026-01-01");
        assertThat(account.statedClosing()).hasToString("97.50 SGD");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void a_row_knows_its_bytes_and_line() {
        var file = HEADER + bank("SGD", TEA, "");

        var source = (Source.Bytes) ReadFile.text(file).rows().getFirst().source();

        assertThat(file.substring((int) source.from(), (int) source.to())).isEqualTo(TEA);
        assertThat(source.line()).isEqualTo(9);
    }

    @Test
    void xml_with_closed_tags_is_read_alike() {
        var read = ReadFile.text("<?xml version=\"1.0\"?><?OFX OFXHEADER=\"200\"?>\n"
                + bank(
                        "SGD",
                        "<STMTTRN><DTPOSTED>20260112120000[-5:EST]</DTPOSTED><TRNAMT>-2,50</TRNAMT><NAME>A &amp;"
                                + " B</NAME><MEMO/></STMTTRN>",
                        ""));

        assertThat(read.lines()).containsExactly("2026-01-12 -2.50 SGD A & B");
    }

    @Test
    void cards_are_liabilities_and_several_accounts_stay_apart() {
        var read = ReadFile.text("<OFX>" + account("STMTRS", "BANKACCTFROM", "SGD", TEA, "")
                + account("CCSTMTRS", "CCACCTFROM", "USD", TEA, "") + "</OFX>");

        assertThat(read.read().accounts())
                .extracting(account -> account.kind() + " " + account.currency())
                .containsExactly("ASSET SGD", "LIABILITY USD");
        assertThat(read.lines()).containsExactly("2026-01-12 -2.50 SGD Tea", "2026-01-12 -2.50 USD Tea");
    }

    @Test
    void a_ledger_balance_counts_from_the_last_row_to_the_end_of_the_period() {
        for (String day : new String[] {"20260112", "20260131"}) {
            assertThat(ReadFile.text(bank("SGD", TEA, "<LEDGERBAL><BALAMT>1<DTASOF>" + day + "</LEDGERBAL>"))
                            .codes())
                    .isEmpty();
        }
        for (String day : new String[] {"20260111", "20260201"}) {
            assertThat(ReadFile.text(bank("SGD", TEA, "<LEDGERBAL><BALAMT>1<DTASOF>" + day + "</LEDGERBAL>"))
                            .codes())
                    .containsExactly(ReadingCode.CLOSING_NOT_COUNTED);
        }
    }

    @Test
    void a_row_that_the_file_repeats_is_kept_once_and_said() {
        var read = ReadFile.text(bank("SGD", TEA + TEA, ""));

        assertThat(read.rows()).hasSize(1);
        assertThat(read.codes()).containsExactly(ReadingCode.ROW_REPEATED);
    }

    @Test
    void rows_that_repeat_again_and_again_are_said_once() {
        var read = ReadFile.text(bank("SGD", TEA.repeat(1_000), ""));

        assertThat(read.rows()).hasSize(1);
        assertThat(read.codes()).containsExactly(ReadingCode.ROW_REPEATED);
    }

    /** OFX 2.2, section 3.2.3: an id is one transaction's, and is not to be trusted where the rest speaks against it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <NAME>Tea     | <CHECKNUM>102<NAME>Tea   | true
        <NAME>Tea     | <NAME>Cake               | true
        <NAME>Tea     | <DTUSER>20260110<NAME>Tea | true
        <TRNAMT>-2.50 | <TRNAMT>-2.60            | false
        <FITID>F1     | <FITID>F2                | false
        <FITID>F1     | <REFNUM>7                | false
        """)
    void a_row_that_differs_from_an_earlier_one_of_its_id_is_kept(String written, String other, boolean isSaid) {
        var read = ReadFile.text(bank("SGD", TEA + TEA.replace(written, other), ""));

        assertThat(read.rows()).hasSize(2);
        assertThat(read.codes().contains(ReadingCode.ROW_REPEATED)).isEqualTo(isSaid);
    }

    @Test
    void a_row_that_two_statements_of_one_account_share_is_kept_once() {
        var one = account("STMTRS", "BANKACCTFROM", "SGD", TEA, "");
        var cake = TEA.replace("F1", "F2").replace("Tea", "Cake");
        var next = account("STMTRS", "BANKACCTFROM", "SGD", TEA + cake, "");

        var read = ReadFile.text("<OFX>" + one + next + "</OFX>");
        var others = ReadFile.text("<OFX>" + one + next.replace("123456789", "55") + "</OFX>");
        var unnamed = ReadFile.text(("<OFX>" + one + next + "</OFX>").replace("<ACCTID>123456789", ""));

        assertThat(read.lines()).containsExactly("2026-01-12 -2.50 SGD Tea", "2026-01-12 -2.50 SGD Cake");
        assertThat(read.codes()).containsExactly(ReadingCode.ROW_REPEATED);
        assertThat(others.rows()).hasSize(3);
        assertThat(others.codes()).isEmpty();
        assertThat(unnamed.rows()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <DTPOSTED>20260230<TRNAMT>-1             | DATE_UNREADABLE
        <DTPOSTED>20260112<TRNAMT>$120           | AMOUNT_UNREADABLE
        <DTPOSTED>20260112<TRNAMT>-1.0000000000000000005 | AMOUNT_UNREADABLE
        <DTPOSTED>20260112<TRNAMT>999999999999999 | AMOUNT_TOO_LARGE
        <DTPOSTED>20260112                       | ROW_INCOMPLETE
        <TRNAMT>-1                               | ROW_INCOMPLETE
        <DTPOSTED>00000000<TRNAMT>-1             | DATE_UNREADABLE
        <DTPOSTED>20260112<TRNAMT>-1<CURRENCY>EUROS | CURRENCY_UNKNOWN
        """)
    void a_file_with_a_bad_row_is_refused_as_a_whole(String row, ReadingCode code) {
        var read = ReadFile.text(bank("SGD", TEA + "<STMTTRN>" + row + "</STMTTRN>", ""));

        assertThat(read.refusal().code()).isEqualTo(code);
        assertThat(read.rows()).isEmpty();
    }

    @Test
    void a_file_that_is_cut_off_is_refused() {
        var file = bank("SGD", TEA, "");

        assertThat(ReadFile.text(file.substring(0, file.length() - 3)).refusal().code())
                .isEqualTo(ReadingCode.FILE_CUT_OFF);
        assertThat(ReadFile.text(file.substring(0, file.indexOf("</STMTRS>")))
                        .refusal()
                        .code())
                .isEqualTo(ReadingCode.FILE_CUT_OFF);
    }

    @Test
    void a_document_type_is_refused() {
        var file = "<?xml version=\"1.0\"?><?OFX OFXHEADER=\"200\"?><!DOCTYPE OFX [<!ENTITY x SYSTEM"
                + " \"file:///etc/passwd\">]>"
                + bank("SGD", TEA, "");

        assertThat(ReadFile.text(file).refusal().code()).isEqualTo(ReadingCode.DOCTYPE_REFUSED);
    }

    @Test
    void depth_costs_nothing() {
        var file = bank("SGD", "<A>".repeat(200_000) + TEA, "");

        assertThat(ReadFile.text(file).rows()).hasSize(1);
    }

    @Test
    void the_label_of_a_charset_counts_only_for_what_is_not_utf_8() {
        var file = HEADER + bank("SGD", TEA.replace("Tea", "Café"), "");

        assertThat(ReadFile.text(file).rows().getFirst().description()).isEqualTo("Café");
        assertThat(ReadFile.bytes(file.getBytes(Charset.forName("windows-1252")), "EUR", null)
                        .rows()
                        .getFirst()
                        .description())
                .isEqualTo("Café");
    }

    @Test
    void comments_are_passed_over_however_many_dashes_they_end_with() {
        for (String comment : List.of("<!-- a -->", "<!-- a --->", "<!---->", "<!-- > -- a ----->")) {
            assertThat(ReadFile.text(bank("SGD", comment + TEA, "")).rows())
                    .as(comment)
                    .hasSize(1);
        }
    }

    @Test
    void cash_rows_of_investment_accounts_are_read_and_the_rest_is_said() {
        var buy = "<BUYMF><INVBUY><INVTRAN><FITID>B1<DTTRADE>20260110</INVTRAN><CURRENCY><CURSYM>EUR</CURRENCY>"
                + "<TOTAL>-40.00</INVBUY></BUYMF>";
        var cash = "<INVBANKTRAN>" + TEA + "<SUBACCTFUND>CASH</INVBANKTRAN>";
        var broker = "<INVSTMTRS><CURDEF>USD<INVACCTFROM><BROKERID>broker.example<ACCTID>77</INVACCTFROM>"
                + "<INVTRANLIST><DTSTART>20260101<DTEND>20260131%s</INVTRANLIST>"
                + "<INVPOSLIST><POSMF><INVPOS><MEMO>units</INVPOS></POSMF></INVPOSLIST></INVSTMTRS>";

        var both = ReadFile.text("<OFX>" + broker.formatted(buy + cash + buy) + "</OFX>");
        var none = ReadFile.text("<OFX>" + broker.formatted(buy) + "</OFX>");

        assertThat(both.lines()).containsExactly("2026-01-12 -2.50 USD Tea");
        assertThat(both.read().accounts().getFirst().identifier()).isEqualTo("77");
        assertThat(both.read().accounts().getFirst().institution()).isEqualTo("broker.example");
        assertThat(both.codes()).containsExactly(ReadingCode.INVESTMENTS_LEFT_OUT);
        assertThat(both.read().problems().getFirst().detail()).startsWith("2 buys");
        assertThat(none.codes()).containsExactly(ReadingCode.NO_STATEMENT);
    }

    /** OFX 2.2 tells of loans in messages of their own, whose amounts are parts of payments. */
    @Test
    void a_statement_of_a_loan_beside_others_is_left_out_and_said() {
        var loan = "<LOANSTMTRS><CURDEF>SGD<LOANACCTFROM><LOANACCTID>9</LOANACCTFROM><LOANTRANLIST><DTSTART>20260101"
                + "<LOANSTMTTRN><DTPOSTED>20260112<LOANTRNAMT>500<FITID>L</LOANSTMTTRN></LOANTRANLIST></LOANSTMTRS>";

        var read = ReadFile.text(bank("SGD", TEA, "").replace("</OFX>", loan + "</OFX>"));

        assertThat(read.lines()).containsExactly("2026-01-12 -2.50 SGD Tea");
        assertThat(read.read().accounts().getFirst().statedFrom()).isEqualTo("2026-01-01");
        assertThat(read.codes()).containsExactly(ReadingCode.SECTION_LEFT_OUT);
        assertThat(ReadFile.text("<OFX>" + loan + "</OFX>").refusal().detail()).contains("loan");
    }

    @Test
    void a_statement_that_begins_after_the_end_and_is_cut_off_is_refused() {
        var whole = bank("SGD", TEA, "");
        var second = account("STMTRS", "BANKACCTFROM", "SGD", TEA, "");

        assertThat(ReadFile.text(whole + second.substring(0, second.indexOf("</STMTRS>")))
                        .codes())
                .containsExactly(ReadingCode.FILE_CUT_OFF);
        assertThat(ReadFile.text(whole + second).read().accounts()).hasSize(2);
    }

    @Test
    void a_row_that_corrects_an_earlier_one_is_shown_to_a_person() {
        var replacing = TEA.replace("<FITID>F1", "<FITID>F2<CORRECTFITID>F1<CORRECTACTION>REPLACE");
        var deleting = TEA.replace("<FITID>F1", "<FITID>F3<CORRECTFITID>F0<CORRECTACTION>DELETE");

        var read = ReadFile.text(bank("SGD", TEA + replacing + deleting, ""));

        assertThat(read.rows()).extracting(RowRead::reference).containsExactly("F1", "F2");
        assertThat(read.codes()).containsExactly(ReadingCode.ROW_CORRECTS);
        assertThat(read.read().problems().getFirst().detail()).startsWith("2 rows");
        assertThat(ReadFile.text(bank("SGD", TEA.replace("<NAME>", "<CORRECTFITID><NAME>"), ""))
                        .codes())
                .isEmpty();
    }

    @Test
    void a_list_of_rows_with_nothing_around_it_is_of_an_account_that_has_no_name() {
        var read = ReadFile.text("OFXHEADER:100\n\n<BANKTRANLIST><DTSTART>20260101<DTEND>20260131"
                + "<STMTTRN><DTPOSTED>20260112<TRNAMT>-2.50<FITID>1<NAME>TEA</STMTTRN></BANKTRANLIST>"
                + "<LEDGERBAL><BALAMT>97.50<DTASOF>20260131</LEDGERBAL>");

        assertThat(read.lines()).containsExactly("2026-01-12 -2.50 EUR TEA");
        var account = read.read().accounts().getFirst();
        assertThat(account.identifier()).isNull();
        assertThat(account.statedClosing()).hasToString("97.50 EUR");
        assertThat(ReadFile.text("OFXHEADER:100\n\n<BANKTRANLIST><STMTTRN><DTPOSTED>20260112<TRNAMT>-2.50")
                        .codes())
                .containsExactly(ReadingCode.FILE_CUT_OFF);
    }

    @Test
    void expected_rows_are_kept_apart_with_the_day_of_the_transaction() {
        var expected = "<BANKTRANLISTP><DTASOF>20260131<STMTTRNP><TRNTYPE>POS<DTTRAN>20260130<TRNAMT>-4.00<NAME>BUS"
                + "</STMTTRNP></BANKTRANLISTP>";

        var read = ReadFile.text(bank("SGD", TEA, expected + "<LEDGERBAL><BALAMT>97.50<DTASOF>20260131</LEDGERBAL>"));

        assertThat(read.rows())
                .extracting(row -> row.standing() + " " + row.bookedOn() + " " + row.amount())
                .endsWith("PENDING 2026-01-30 -4.00 SGD")
                .hasSize(2);
        assertThat(read.read().rows()).isEqualTo(1);
        assertThat(read.read().accounts().getFirst().statedClosing()).hasToString("97.50 SGD");
    }

    @Test
    void a_quiet_month_is_a_statement() {
        var quiet = ReadFile.text(bank("SGD", "", "<LEDGERBAL><BALAMT>97.50<DTASOF>20260131</LEDGERBAL>"));

        assertThat(quiet.read().rows()).isZero();
        assertThat(quiet.read().accounts().getFirst().statedClosing()).hasToString("97.50 SGD");
    }

    private static String bank(String currency, String rows, String balance) {
        return "<OFX>\n<SIGNONMSGSRSV1><SONRS><FI><ORG>DBS</FI></SONRS></SIGNONMSGSRSV1>\n"
                + account("STMTRS", "BANKACCTFROM", currency, rows, balance) + "</OFX>";
    }

    private static String account(String aggregate, String from, String currency, String rows, String balance) {
        return "<" + aggregate + "><CURDEF>" + currency + "<" + from + "><ACCTID>123456789</" + from
                + "><BANKTRANLIST><DTSTART>20260101<DTEND>20260131\n" + rows + "</BANKTRANLIST>" + balance + "</"
                + aggregate
                + ">";
    }
}
