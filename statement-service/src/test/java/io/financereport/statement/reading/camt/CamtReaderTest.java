package io.financereport.statement.reading.camt;

import static io.financereport.statement.reading.camt.Camt.ACCOUNT;
import static io.financereport.statement.reading.camt.Camt.balance;
import static io.financereport.statement.reading.camt.Camt.document;
import static io.financereport.statement.reading.camt.Camt.entry;
import static io.financereport.statement.reading.camt.Camt.entryOf;
import static io.financereport.statement.reading.camt.Camt.read;
import static io.financereport.statement.reading.camt.Camt.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.FileAccount.CurrencyFrom;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingCode.Weight;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.RowRead.Standing;
import io.financereport.statement.reading.Source;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CamtReaderTest {
    private static final String TEA =
            entry("-2.50", "<ValDt><Dt>2026-01-13</Dt></ValDt><AddtlNtryInf>Tea</AddtlNtryInf>");
    private static final String AMOUNT = "<Amt Ccy=\"EUR\">2.50</Amt><CdtDbtInd>CRDT</CdtDbtInd>";
    private static final String BOOKED = "<Sts>BOOK</Sts>";

    @Test
    void a_statement_is_read_with_its_account_and_balances() {
        var read = read(statement("<FrToDt><FrDtTm>2026-01-01T00:00:00+01:00</FrDtTm><ToDtTm>2026-01-31T23:59:59+01:00"
                + "</ToDtTm></FrToDt>" + balance("OPBD", "10", "2025-12-31") + balance("CLBD", "7.50", "2026-01-31")
                + TEA));

        assertThat(read.lines()).containsExactly("2026-01-12 -2.50 EUR Tea");
        assertThat(read.rows().getFirst().valueOn()).isEqualTo("2026-01-13");
        assertThat(read.rows().getFirst().standing()).isEqualTo(Standing.BOOKED);
        assertThat(read.read().format()).isEqualTo(Format.CAMT);
        assertThat(read.read().rows()).isEqualTo(1);
        assertThat(read.codes()).isEmpty();
        var account = account(read);
        assertThat(account.identifier()).isEqualTo("DE02120300000000202051");
        assertThat(account.kind()).isEqualTo(AccountKind.ASSET);
        assertThat(account.currencyFrom()).isEqualTo(CurrencyFrom.FILE);
        assertThat(account.statedFrom()).isEqualTo("2026-01-01");
        assertThat(account.statedTo()).isEqualTo("2026-01-31");
        assertThat(account.statedOpening()).hasToString("10.00 EUR");
        assertThat(account.statedClosing()).hasToString("7.50 EUR");
    }

    @Test
    void every_version_of_the_three_messages_is_read() {
        for (int version = 1; version <= 13; version++) {
            var number = "%02d".formatted(version);
            var suffix = version == 1 ? "V01" : "";
            var statement = read(
                    document("camt.053.001." + number, "BkToCstmrStmt" + suffix, "<Stmt>" + ACCOUNT + TEA + "</Stmt>"));
            var report = read(document(
                    "camt.052.001." + number, "BkToCstmrAcctRpt" + suffix, "<Rpt>" + ACCOUNT + TEA + "</Rpt>"));
            var notice = read(document(
                    "camt.054.001." + number,
                    "BkToCstmrDbtCdtNtfctn" + suffix,
                    "<Ntfctn>" + ACCOUNT + TEA + "</Ntfctn>"));

            assertThat(statement.rows()).extracting(RowRead::standing).containsExactly(Standing.BOOKED);
            assertThat(report.rows()).extracting(RowRead::standing).containsExactly(Standing.NOTIFIED);
            assertThat(notice.rows()).extracting(RowRead::standing).containsExactly(Standing.NOTIFIED);
        }
    }

    @Test
    void namespaces_and_envelopes_do_not_matter() {
        var prefixed = statement(TEA)
                .replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "")
                .replaceAll("<(/?)(\\w)", "<$1n1:$2")
                .replace("xmlns=", "xmlns:n1=");
        var plain = "<BkToCstmrStmt><Stmt>" + ACCOUNT + TEA + "</Stmt></BkToCstmrStmt>";

        var read =
                read("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Header/><s:Body><BizMsgEnvlp>"
                        + "<AppHdr><MsgDefIdr>camt.053.001.08</MsgDefIdr></AppHdr>" + prefixed + "</BizMsgEnvlp>"
                        + plain
                        + "</s:Body></s:Envelope>");

        assertThat(read.lines()).containsExactly("2026-01-12 -2.50 EUR Tea", "2026-01-12 -2.50 EUR Tea");
        assertThat(read.read().accounts()).hasSize(2);
    }

    @Test
    void files_one_after_the_other_are_one_file() {
        var read = read(statement(TEA) + statement(TEA));

        assertThat(read.rows()).extracting(RowRead::account).containsExactly(0, 1);
        assertThat(read.rows()).extracting(RowRead::ordinal).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void a_row_knows_its_bytes_and_line(String charset) {
        var file = "\uFEFF"
                + statement(entry("1", "<AddtlNtryInf>\uD83C\uDF75 Z\u00FCrich \u20AC</AddtlNtryInf>") + TEA)
                        .replace("UTF-8", charset);
        var bytes = file.getBytes(Charset.forName(charset));

        var read = ReadFile.bytes(bytes, "USD", null);

        assertThat(read.rows().getFirst().description()).isEqualTo("\uD83C\uDF75 Z\u00FCrich \u20AC");
        var source = (Source.Bytes) read.rows().get(1).source();
        assertThat(new String(
                        bytes, (int) source.from(), (int) (source.to() - source.from()), Charset.forName(charset)))
                .isEqualTo(TEA.strip());
        assertThat(source.line()).isEqualTo(8);
    }

    /** The indicator is of the entry itself; a reversed debit is a credit. */
    @ParameterizedTest
    @CsvSource({"CRDT, false, 2.50", "DBIT, false, -2.50", "CRDT, true, 2.50", "DBIT, true, -2.50", "DBIT, 1, -2.50"})
    void the_indicator_says_the_sign_also_of_a_reversal(String indicator, String isReversal, String amount) {
        var read = read(statement(entryOf(
                "<Amt Ccy=\"EUR\">2.50</Amt><CdtDbtInd>" + indicator + "</CdtDbtInd><RvslInd>" + isReversal
                        + "</RvslInd>",
                BOOKED,
                "")));

        assertThat(read.rows().getFirst().amount().amount()).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <BookgDt><Dt>2026-01-12</Dt></BookgDt>                                | 2026-01-12
        <BookgDt><Dt>2026-01-12+01:00</Dt></BookgDt>                          | 2026-01-12
        <BookgDt><Dt>2026-01-12Z</Dt></BookgDt>                               | 2026-01-12
        <BookgDt><DtTm>2026-01-12T23:59:59.999-05:00</DtTm></BookgDt>         | 2026-01-12
        <BookgDt><DtTm>2026-01-12T00:00:00:000</DtTm></BookgDt>               | 2026-01-12
        <BookgDt> 2026-01-12 </BookgDt>                                       | 2026-01-12
        <BookgDt><Dt>2024-02-29</Dt></BookgDt>                                | 2024-02-29
        <ValDt><Dt>2026-01-13</Dt></ValDt>                                    | 2026-01-13
        <BookgDt/><ValDt><Dt>2026-01-13</Dt></ValDt>                          | 2026-01-13
        """)
    void a_row_is_booked_on_the_day_as_written(String dates, String expected) {
        var read = read(statement("<Ntry>" + AMOUNT + BOOKED + dates + "</Ntry>"));

        assertThat(read.rows().getFirst().bookedOn()).isEqualTo(expected);
        assertThat(read.codes().contains(ReadingCode.BOOKING_DATE_MISSING)).isEqualTo(dates.contains("ValDt"));
    }

    @Test
    void rows_without_a_day_are_of_the_only_day_of_their_statement() {
        var row = "<Ntry>" + AMOUNT + BOOKED + "</Ntry>";
        var ofBalances = balance("OPBD", "10", "2026-01-12") + balance("CLBD", "7.50", "2026-01-12");
        var ofPeriod = "<FrToDt><FrDt>2026-01-12</FrDt><ToDt>2026-01-12</ToDt></FrToDt>";

        for (String only : List.of(ofBalances, ofPeriod)) {
            var read = read(statement(only + row));

            assertThat(read.rows().getFirst().bookedOn()).hasToString("2026-01-12");
            assertThat(read.codes()).contains(ReadingCode.BOOKING_DATE_MISSING);
        }
        var ofTwoDays = balance("OPBD", "10", "2026-01-11") + balance("CLBD", "7.50", "2026-01-12");
        assertThat(read(statement(ofTwoDays + row)).codes()).containsExactly(ReadingCode.ROW_INCOMPLETE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <Amt Ccy="EUR">12..34</Amt>       | amount-unreadable
        <Amt Ccy="EUR">-2.50</Amt>        | amount-unreadable
        <Amt Ccy="EUR">2,50</Amt>         | amount-unreadable
        <Amt Ccy="EUR">1e3</Amt>          | amount-unreadable
        <Amt Ccy="EUR">NaN</Amt>          | amount-unreadable
        <Amt Ccy="EUR"/>                  | amount-unreadable
        <Sum>2.50</Sum>                   | amount-unreadable
        <Amt Ccy="EUR">2.5050000000000000001</Amt> | amount-unreadable
        <Amt Ccy="EUR">123456789012345</Amt> | amount-too-large
        <Amt Ccy="XXX">2.50</Amt>         | currency-unknown
        """)
    void an_amount_that_is_none_refuses_the_file_with_its_place(String amount, String code) {
        var refusal = read(statement(TEA + entryOf(amount + "<CdtDbtInd>CRDT</CdtDbtInd>", BOOKED, "")))
                .refusal();

        assertThat(refusal.code().code()).isEqualTo(code);
        assertThat(refusal.line()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>                                       | row-incomplete
        <CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-02-30</Dt></BookgDt> | date-unreadable
        <CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>12.01.2026</Dt></BookgDt> | date-unreadable
        <CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>1926-01-12</Dt></BookgDt> | date-out-of-range
        <CdtDbtInd>X</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-01-12</Dt></BookgDt>    | row-incomplete
        <Sts>BOOK</Sts><BookgDt><Dt>2026-01-12</Dt></BookgDt>                            | row-incomplete
        """)
    void an_entry_that_cannot_be_read_refuses_the_file_with_its_place(String rest, String code) {
        var refusal = read(statement(TEA + "<Ntry><Amt Ccy=\"EUR\">2.50</Amt>" + rest + "</Ntry>"))
                .refusal();

        assertThat(refusal.code().code()).isEqualTo(code);
        assertThat(refusal.line()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({"<Sts>LATER</Sts>, BOOKED", "<Sts><Prtry>Done</Prtry></Sts>, BOOKED"})
    void a_status_of_the_banks_own_is_for_a_person_to_look_at(String status, Standing standing) {
        var read = read(statement(TEA + entryOf("<Amt Ccy=\"EUR\">3.10</Amt><CdtDbtInd>DBIT</CdtDbtInd>", status, "")));

        assertThat(read.rows().getLast().standing()).isEqualTo(standing);
        assertThat(read.rows().getLast().amount()).hasToString("-3.10 EUR");
        assertThat(read.read().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ReadingCode.STATUS_UNKNOWN);
            assertThat(problem.code().weight()).isEqualTo(Weight.REVIEWS);
            assertThat(problem.line()).isEqualTo(8);
        });
    }

    @Test
    void a_status_may_be_in_small_letters() {
        var booked = "<Amt Ccy=\"EUR\">3.10</Amt><CdtDbtInd>DBIT</CdtDbtInd>";

        assertThat(read(statement(entryOf(booked, "<Sts>Book</Sts>", "") + entryOf(booked, "<Sts>pdng</Sts>", "")))
                        .rows())
                .extracting(RowRead::standing)
                .containsExactly(Standing.BOOKED, Standing.PENDING);
    }

    @Test
    void zeros_behind_the_decimals_of_the_currency_are_no_decimals() {
        var read = read(statement(entry("8.85000", "")));

        assertThat(read.rows().getFirst().amount()).hasToString("8.85 EUR");
    }

    @Test
    void decimals_are_those_of_the_currency() {
        var account = "<Acct><Id><Othr><Id>1</Id></Othr></Id><Ccy>%s</Ccy></Acct>";
        var file = document("camt.053.001.02", "BkToCstmrStmt", "<Stmt>" + account + TEA + "</Stmt>");

        assertThat(read(file.formatted("JPY").replace("\"EUR\"", "\"JPY\"")).codes())
                .containsExactly(ReadingCode.AMOUNT_TOO_PRECISE);
        assertThat(read(file.formatted("BHD").replace("\"EUR\"", "\"BHD\"").replace("2.50", "2.505"))
                        .lines())
                .containsExactly("2026-01-12 -2.505 BHD Tea");
    }

    @Test
    void a_value_date_that_is_no_day_is_said() {
        var read = read(statement(entry("1", "<ValDt><Dt>2026-02-30</Dt></ValDt>")));

        assertThat(read.rows().getFirst().valueOn()).isNull();
        assertThat(read.codes()).containsExactly(ReadingCode.VALUE_DATE_IMPOSSIBLE);
        assertThat(read.read().problems().getFirst().detail()).contains("2026-02-30", "2026-01-12");
    }

    @ParameterizedTest
    @CsvSource({
        "<Sts>BOOK</Sts>, BOOKED, NOTIFIED",
        "<Sts><Cd>BOOK</Cd></Sts>, BOOKED, NOTIFIED",
        "'', BOOKED, NOTIFIED",
        "<Sts>PDNG</Sts>, PENDING, PENDING",
        "<Sts><Cd>PDNG</Cd></Sts>, PENDING, PENDING",
        "<Sts><Cd>INFO</Cd></Sts>, PENDING, PENDING",
        "<Sts><Prtry>FUTR</Prtry></Sts>, PENDING, PENDING"
    })
    void the_status_says_how_a_row_stands(String status, Standing inStatement, Standing inReport) {
        var entry = entryOf(AMOUNT, status, "");

        var read = read(statement(TEA + entry));
        var report = read(document("camt.052.001.08", "BkToCstmrAcctRpt", "<Rpt>" + ACCOUNT + entry + "</Rpt>"));

        assertThat(read.rows().get(1).standing()).isEqualTo(inStatement);
        assertThat(read.read().rows()).isEqualTo(inStatement == Standing.BOOKED ? 2 : 1);
        assertThat(report.rows().getFirst().standing()).isEqualTo(inReport);
        assertThat(report.read().rows()).isZero();
    }

    @Test
    void a_pending_entry_without_any_date_is_left_out_and_said() {
        var read = read(statement(TEA + "<Ntry>" + AMOUNT + "<Sts>PDNG</Sts></Ntry>" + TEA));

        assertThat(read.rows()).extracting(RowRead::ordinal).containsExactly(1, 2);
        assertThat(read.codes()).containsExactly(ReadingCode.LINES_SKIPPED);
        assertThat(read.read().problems().getFirst().line()).isEqualTo(8);
    }

    @Test
    void a_report_proves_nothing_and_its_entries_do_not_post() {
        var read = read(document(
                "camt.052.001.08",
                "BkToCstmrAcctRpt",
                "<Rpt>" + ACCOUNT + balance("OPBD", "10", "2026-01-12") + balance("CLBD", "7.50", "2026-01-12") + TEA
                        + "</Rpt>"));

        assertThat(account(read).statedOpening()).isNull();
        assertThat(account(read).statedClosing()).isNull();
        assertThat(read.read().rows()).isZero();
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void notices_about_one_account_are_one_account() {
        var notice = "<Ntfctn>" + ACCOUNT + TEA + "</Ntfctn>";

        var read = read(document("camt.054.001.04", "BkToCstmrDbtCdtNtfctn", notice.repeat(3)));

        assertThat(read.read().accounts()).hasSize(1);
        assertThat(read.rows()).hasSize(3);
    }

    @Test
    void rows_beyond_the_limit_refuse_the_file() {
        var bytes = statement(TEA.repeat(3)).getBytes(StandardCharsets.UTF_8);

        assertThat(ReadFile.bytes(bytes, "EUR", null, 3).rows()).hasSize(3);
        assertThat(ReadFile.bytes(bytes, "EUR", null, 2).codes()).containsExactly(ReadingCode.TOO_MANY_ROWS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn/></Document> | pain.001
        <?xml version="1.0"?><html><body>Log in</body></html>       | web page
        <!DOCTYPE html><html/>                                      | web page
        <?xml version="1.0"?><!-- a --><x:invoice xmlns:x="y"/>     | <invoice>
        """)
    void markup_of_another_kind_is_refused_by_what_it_seems_to_be(String file, String what) {
        var refusal = read(file).refusal();

        assertThat(refusal.code()).isEqualTo(ReadingCode.FORMAT_NOT_SUPPORTED);
        assertThat(refusal.detail()).contains(what);
    }

    @Test
    void a_message_without_statement_or_without_content_is_refused() {
        assertThat(read("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"/>")
                        .codes())
                .containsExactly(ReadingCode.NO_STATEMENT);
        assertThat(read(statement(balance("CLAV", "1", "2026-01-31"))).codes()).containsExactly(ReadingCode.NO_ROWS);
    }

    @Test
    void a_file_cut_off_anywhere_is_refused() {
        var whole = statement(balance("OPBD", "10", "2025-12-31") + TEA).getBytes(StandardCharsets.UTF_8);
        var last = new String(whole, StandardCharsets.UTF_8).lastIndexOf('>');
        for (int length = 130; length <= last; length++) {
            var read = ReadFile.bytes(Arrays.copyOf(whole, length), "EUR", null);

            assertThat(read.codes()).as("first %d bytes", length).containsExactly(ReadingCode.FILE_CUT_OFF);
        }
    }

    private static FileAccount account(ReadFile read) {
        return read.read().accounts().getFirst();
    }
}
