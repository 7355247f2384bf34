package io.financereport.statement.reading.camt;

import static io.financereport.statement.reading.camt.Camt.balance;
import static io.financereport.statement.reading.camt.Camt.document;
import static io.financereport.statement.reading.camt.Camt.entry;
import static io.financereport.statement.reading.camt.Camt.read;
import static io.financereport.statement.reading.camt.Camt.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.FileAccount.CurrencyFrom;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.RowRead;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which balances and periods count, which pages belong together, and whose account it is. */
class CamtBalancesTest {
    private static final String TEA = entry("-2.50", "");
    private static final String FIRST_OF_TWO = "<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>";
    private static final String LAST_OF_TWO = "<StmtPgntn><PgNb>2</PgNb><LastPgInd>true</LastPgInd></StmtPgntn>";

    @ParameterizedTest
    @CsvSource({
        "OPBD, CLBD, 10.00 EUR, -7.50 EUR",
        "PRCD, CLBD, 10.00 EUR, -7.50 EUR",
        "OPAV, CLAV, null, null",
        "ITBD, ITBD, null, null",
        "FWAV, XPCD, null, null",
        "PRCD, INFO, 10.00 EUR, null"
    })
    void only_booked_balances_count(String before, String after, String opening, String closing) {
        var account = account(
                read(statement(balance(before, "10", "2025-12-31") + balance(after, "-7.50", "2026-01-31") + TEA)));

        assertThat(String.valueOf(account.statedOpening())).isEqualTo(opening);
        assertThat(String.valueOf(account.statedClosing())).isEqualTo(closing);
    }

    @Test
    void the_opening_balance_goes_before_the_previous_closing_one() {
        var account = account(read(statement(balance("PRCD", "11", "2025-12-31")
                + balance("OPBD", "10", "2025-12-31")
                + balance("CLBD", "7.50", "2026-01-31")
                + TEA)));

        assertThat(account.statedOpening()).hasToString("10.00 EUR");
    }

    @Test
    void of_several_days_in_one_statement_the_first_opening_and_the_last_closing_count() {
        var account = account(read(statement(balance("OPBD", "7.50", "2026-01-13")
                + balance("CLBD", "5", "2026-01-14")
                + balance("OPBD", "10", "2026-01-11")
                + balance("CLBD", "7.50", "2026-01-12")
                + TEA)));

        assertThat(account.statedOpening()).hasToString("10.00 EUR");
        assertThat(account.statedClosing()).hasToString("5.00 EUR");
    }

    @ParameterizedTest
    @CsvSource({
        "<Amt Ccy=\"SEK\">7.50</Amt><CdtDbtInd>CRDT</CdtDbtInd>",
        "<Amt Ccy=\"EUR\">7.505</Amt><CdtDbtInd>CRDT</CdtDbtInd>",
        "<Amt Ccy=\"EUR\">-7.50</Amt><CdtDbtInd>CRDT</CdtDbtInd>",
        "<Amt Ccy=\"???\">7.50</Amt><CdtDbtInd>CRDT</CdtDbtInd>",
        "<Amt Ccy=\"EUR\">7.50</Amt>"
    })
    void a_balance_that_is_none_of_the_account_proves_nothing_and_is_shown(String amount) {
        var read = read(statement(balance("OPBD", "10", "2025-12-31")
                + "<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp>" + amount + "</Bal>" + TEA));

        assertThat(account(read).statedClosing()).isNull();
        assertThat(account(read).statedOpening()).hasToString("10.00 EUR");
        assertThat(read.codes()).containsExactly(ReadingCode.BALANCE_UNREADABLE);
        assertThat(read.read().problems().getFirst().line()).isEqualTo(8);
    }

    @Test
    void a_month_without_entries_is_a_statement() {
        var read = read(statement(balance("OPBD", "10", "2025-12-31") + balance("CLBD", "10", "2026-01-31")));

        assertThat(read.read().rows()).isZero();
        assertThat(account(read).statedFrom()).isEqualTo("2026-01-01");
        assertThat(account(read).statedTo()).isEqualTo("2026-01-31");
        assertThat(account(read).statedClosing()).hasToString("10.00 EUR");
    }

    @Test
    void a_balance_alone_is_of_its_day() {
        var read = read(statement(balance("OPBD", "10", "2025-12-31")));

        assertThat(account(read).statedFrom()).isEqualTo(account(read).statedTo());
        assertThat(account(read).statedOpening()).hasToString("10.00 EUR");
    }

    @Test
    void a_statement_that_is_there_twice_does_not_go_on_with_itself() {
        var twice = "<Stmt><Id>S1</Id>" + Camt.ACCOUNT + balance("OPBD", "10", "2026-01-12")
                + balance("CLBD", "10", "2026-01-12") + TEA + entry("2.50", "") + "</Stmt>";

        var read = read(document("camt.053.001.08", "BkToCstmrStmt", twice + twice));

        assertThat(read.rows()).extracting(RowRead::account).containsExactly(0, 0, 1, 1);
    }

    /** Banks date the opening balance with the evening before, or with the day itself. */
    @ParameterizedTest
    @CsvSource({
        "OPBD, 2026-01-11, 2026-01-31, 2026-01-12",
        "OPBD, 2026-01-12, 2026-01-31, 2026-01-12",
        "OPBD, 2026-01-12, 2026-01-12, 2026-01-12",
        "PRCD, 2026-01-10, 2026-01-31, 2026-01-11"
    })
    void a_period_that_is_not_stated_follows_from_the_balances(String type, String before, String after, String from) {
        var account = account(read(statement(balance(type, "10", before) + balance("CLBD", "7.50", after) + TEA)));

        assertThat(account.statedFrom()).isEqualTo(from);
        assertThat(account.statedTo()).isEqualTo(after);
    }

    @Test
    void statements_that_chain_are_one_and_others_stay_apart() {
        var days = day("10", "7.50", "2026-01-12") + day("7.50", "5", "2026-01-13") + day("9", "6.50", "2026-02-12");

        var read = read(document("camt.053.001.02", "BkToCstmrStmt", days));

        assertThat(read.rows()).extracting(RowRead::account).containsExactly(0, 0, 1);
        assertThat(read.read().accounts())
                .extracting(account -> account.statedOpening() + " to " + account.statedClosing())
                .containsExactly("10.00 EUR to 5.00 EUR", "9.00 EUR to 6.50 EUR");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void a_day_among_several_that_does_not_add_up_is_shown() {
        var read = read(document(
                "camt.053.001.02",
                "BkToCstmrStmt",
                day("10", "8", "2026-01-12") + day("8", "5", "2026-01-13") + day("5", "2.50", "2026-01-14")));

        assertThat(read.read().accounts()).hasSize(1);
        assertThat(read.codes()).containsExactly(ReadingCode.PAGE_NOT_ADDING_UP);
        assertThat(read.read().problems().getFirst().line()).isEqualTo(4);
    }

    @Test
    void pages_go_on_with_the_interim_balance() {
        var read = read(document(
                "camt.053.001.08",
                "BkToCstmrStmt",
                "<Stmt>" + FIRST_OF_TWO + Camt.ACCOUNT + balance("OPBD", "10", "2026-01-11")
                        + balance("ITBD", "7.50", "2026-01-12") + TEA + "</Stmt>"
                        + "<Stmt>" + LAST_OF_TWO + Camt.ACCOUNT + balance("ITBD", "7.50", "2026-01-12")
                        + balance("CLBD", "5", "2026-01-12") + TEA + "</Stmt>"));

        assertThat(read.read().accounts()).hasSize(1);
        assertThat(account(read).statedOpening()).hasToString("10.00 EUR");
        assertThat(account(read).statedClosing()).hasToString("5.00 EUR");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void pages_of_one_number_go_on_without_balances_in_between() {
        var first = "<MsgPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></MsgPgntn>";
        var last = "<MsgPgntn><PgNb>2</PgNb><LastPgInd>true</LastPgInd></MsgPgntn>";
        var head = "<ElctrncSeqNb>7</ElctrncSeqNb>" + Camt.ACCOUNT;

        var read = read(document(
                        "camt.053.001.02",
                        "BkToCstmrStmt",
                        "<GrpHdr>" + first + "</GrpHdr><Stmt>" + head + balance("OPBD", "10", "2026-01-11") + TEA
                                + "</Stmt>")
                + document(
                        "camt.053.001.02",
                        "BkToCstmrStmt",
                        "<GrpHdr>" + last + "</GrpHdr><Stmt>" + head + balance("CLBD", "5", "2026-01-12") + TEA
                                + "</Stmt>"));

        assertThat(read.read().accounts()).hasSize(1);
        assertThat(account(read).statedOpening()).hasToString("10.00 EUR");
        assertThat(account(read).statedClosing()).hasToString("5.00 EUR");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <Id><IBAN>DE02 1203 0000 0000 2020 51</IBAN></Id>                            | DE02120300000000202051
        <Id><Othr><Id>0815</Id><SchmeNm><Cd>BBAN</Cd></SchmeNm><Issr>X</Issr></Othr></Id> | 0815
        <Id><PrtryAcct><Id>0815</Id></PrtryAcct></Id>                                | 0815
        <Id><Othr><Id>NOTPROVIDED</Id></Othr></Id>                                   | null
        <Nm>Ours</Nm>                                                                | null
        """)
    void an_account_is_named_by_iban_or_number(String id, String expected) {
        var account = account(
                read(document("camt.053.001.02", "BkToCstmrStmt", "<Stmt><Acct>" + id + "</Acct>" + TEA + "</Stmt>")));

        assertThat(String.valueOf(account.identifier())).isEqualTo(expected);
        assertThat(account.currency()).hasToString("EUR");
        assertThat(account.currencyFrom()).isEqualTo(CurrencyFrom.FILE);
    }

    @ParameterizedTest
    @CsvSource({
        "<BICFI>BANKDEFF</BICFI><Nm>The Bank</Nm>, BANKDEFF",
        "<BIC>BANKDEFF</BIC>, BANKDEFF",
        "<Nm>The Bank</Nm><Othr><Id>1</Id></Othr>, The Bank"
    })
    void the_servicer_is_the_institution(String servicer, String expected) {
        var account = account(read(document(
                "camt.053.001.02",
                "BkToCstmrStmt",
                "<Stmt><Acct><Svcr><FinInstnId>" + servicer + "</FinInstnId></Svcr></Acct>" + TEA + "</Stmt>")));

        assertThat(account.institution()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"CACC, ASSET", "SVGS, ASSET", "CARD, LIABILITY", "LOAN, LIABILITY"})
    void the_type_of_the_account_says_which_side_it_is_on(String type, AccountKind kind) {
        var account = account(read(document(
                "camt.053.001.02",
                "BkToCstmrStmt",
                "<Stmt><Acct><Tp><Cd>" + type + "</Cd></Tp></Acct>" + TEA + "</Stmt>")));

        assertThat(account.kind()).isEqualTo(kind);
    }

    @Test
    void a_currency_that_nobody_says_is_the_given_one() {
        var account = account(read(
                document("camt.053.001.02", "BkToCstmrStmt", "<Stmt>" + TEA.replace(" Ccy=\"EUR\"", "") + "</Stmt>")));

        assertThat(account.currency()).hasToString("EUR");
        assertThat(account.currencyFrom()).isEqualTo(CurrencyFrom.CALLER);
    }

    @Test
    void one_number_with_two_currencies_is_two_accounts() {
        var euro = "<Stmt><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>" + TEA + "</Stmt>";

        var read = read(document("camt.053.001.02", "BkToCstmrStmt", euro + euro.replace("EUR", "USD")));

        assertThat(read.read().accounts())
                .extracting(account -> account.currency().getCurrencyCode())
                .containsExactly("EUR", "USD");
    }

    private static String day(String before, String after, String on) {
        return "<Stmt>" + Camt.ACCOUNT + balance("OPBD", before, on) + balance("CLBD", after, on) + TEA + "</Stmt>\n";
    }

    private static FileAccount account(ReadFile read) {
        return read.read().accounts().getFirst();
    }

    @Test
    void of_balances_in_several_currencies_those_of_the_account_count() {
        var dollars = balance("OPBD", "900", "2026-01-01").replace("EUR", "USD")
                + balance("CLBD", "950", "2026-01-31").replace("EUR", "USD");
        var euros = balance("OPBD", "10", "2026-01-01") + balance("CLBD", "12", "2026-01-31");

        for (String balances : List.of(dollars + euros, euros + dollars)) {
            var read = read(statement(balances + entry("2", "")));

            assertThat(read.codes()).isEmpty();
            assertThat(read.read().accounts().getFirst().statedOpening()).hasToString("10.00 EUR");
            assertThat(read.read().accounts().getFirst().statedClosing()).hasToString("12.00 EUR");
        }
    }

    @Test
    void two_closing_balances_of_one_day_that_differ_are_shown_to_a_person() {
        var read = read(statement(balance("OPBD", "10", "2026-01-01")
                + balance("CLBD", "12", "2026-01-31")
                + balance("CLBD", "12.00", "2026-01-31")
                + balance("CLBD", "13", "2026-01-31")
                + entry("2", "")));

        assertThat(read.codes()).containsExactly(ReadingCode.BALANCE_UNREADABLE);
        assertThat(read.read().problems().getFirst().detail()).contains("12", "13");
        assertThat(read.read().accounts().getFirst().statedClosing()).hasToString("12.00 EUR");
    }
}
