package io.financereport.statement.reading.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BeancountJournalTest {
    @Test
    void each_posting_on_an_asset_or_a_debt_is_a_row() {
        var read = ReadFile.text("""
            * Books
            option "operating_currency" "EUR"
            2026-01-01 open Assets:Bank EUR
            2026-01-02 * "Employer" "January" #work ^a-1
              invoice: "2026-7"
              Assets:Bank         1,000.00 EUR ; in
              Income:Salary
            2026-01-03 ! "Green Grocer, \\"the\\" one"
              Expenses:Food          18.40 EUR
              Liabilities:Card
            """);

        assertThat(read.read().format()).isEqualTo(Format.BEANCOUNT);
        assertThat(read.lines())
                .containsExactly(
                        "2026-01-02 1000.00 EUR Employer | January (Income:Salary)",
                        "2026-01-03 -18.40 EUR Green Grocer, \"the\" one (Expenses:Food)");
        assertThat(read.rows().getFirst().counterparty()).isEqualTo("Employer");
        assertThat(read.read().accounts())
                .extracting(FileAccount::identifier)
                .containsExactly("Assets:Bank", "Liabilities:Card");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void a_balance_is_that_of_the_beginning_of_the_day() {
        var read = ReadFile.text("""
            2026-01-03 balance Assets:Bank  90.00 EUR
            2026-01-03 * "c"
              Assets:Bank   -1.00 EUR
              Expenses:X
            2026-01-02 * "b"
              Assets:Bank  -10.00 EUR
              Expenses:X
            2026-01-01 * "a"
              Assets:Bank  100.00 EUR
              Equity:Start
            2026-01-04 balance Assets:Bank  89.00 ~ 0.01 EUR
            """);

        assertThat(read.codes()).isEmpty();
        assertThat(read.read().accounts().getFirst().statedOpening()).hasToString("0.00 EUR");
        assertThat(read.read().accounts().getFirst().statedClosing()).hasToString("89.00 EUR");
    }

    @Test
    void two_balances_of_one_day_that_differ_are_said() {
        var read = ReadFile.text("""
            2026-01-01 * "a"
              Assets:Bank  100.00 EUR
              Equity:Start
            2026-01-02 balance Assets:Bank  100.00 EUR
            2026-01-02 balance Assets:Bank  90.00 EUR
            """);

        assertThat(read.codes()).containsExactly(ReadingCode.ASSERTION_FAILS);
        assertThat(read.read().problems().getFirst().line()).isEqualTo(5);
    }

    @Test
    void a_balance_that_fails_is_said_with_its_place() {
        var read = ReadFile.text("""
            2026-01-01 * "a"
              Assets:Bank  100.00 EUR
              Equity:Start
            2026-01-02 balance Assets:Bank  99.00 EUR
            """);

        assertThat(read.codes()).containsExactly(ReadingCode.ASSERTION_FAILS);
        assertThat(read.read().problems().getFirst().line()).isEqualTo(4);
    }

    @Test
    void a_pad_books_what_the_next_balance_lacks() {
        var read = ReadFile.text("""
            2026-01-01 pad Assets:Bank Equity:Opening
            2026-01-05 * "a"
              Assets:Bank  -10.00 EUR
              Expenses:X
            2026-01-06 balance Assets:Bank  90.00 EUR
            2026-01-06 balance Assets:Bank   5.00 USD
            2026-01-07 * "b"
              Assets:Bank  -1.00 EUR
              Expenses:X
            2026-01-08 balance Assets:Bank  89.00 EUR
            """);

        assertThat(read.lines())
                .containsExactly(
                        "2026-01-05 -10.00 EUR a (Expenses:X)",
                        "2026-01-07 -1.00 EUR b (Expenses:X)",
                        "2026-01-01 100.00 EUR pad Equity:Opening",
                        "2026-01-01 5.00 USD pad Equity:Opening");
        assertThat(read.codes()).isEmpty();
        assertThat(read.read().accounts())
                .extracting(account -> account.statedClosing() + "")
                .containsExactly("89.00 EUR", "5.00 USD");
    }

    @Test
    void a_balance_of_several_accounts_together_proves_nothing() {
        var read = ReadFile.text("""
            2026-01-01 * "a"
              Assets:Bank:A  1.00 EUR
              Assets:Bank:B  2.00 EUR
              Equity:Start
            2026-01-02 balance Assets:Bank  3.00 EUR
            """);

        assertThat(read.codes()).containsExactly(ReadingCode.CLOSING_NOT_COUNTED);
        assertThat(read.read().accounts()).allMatch(account -> account.statedClosing() == null);
    }

    @Test
    void costs_and_prices_weigh_what_the_cash_is() {
        var read = ReadFile.text("""
            2026-01-06 * "at cost"
              Assets:Broker   10 AAPL {2.50 EUR, 2026-01-06}
              Assets:Bank
            2026-01-07 * "total"
              Assets:Broker   -4 AAPL {{8.00 EUR}} @ 3 EUR
              Assets:Bank
            2026-01-08 * "change"
              Assets:Usd   -110.00 USD @@ 100.00 EUR
              Assets:Bank
            2026-01-09 * "known"
              Assets:Broker  -1 AAPL {} @ 3 EUR
              Assets:Bank  3.00 EUR
              Income:Gains
            """);

        assertThat(read.lines())
                .containsExactly(
                        "2026-01-06 -25.00 EUR at cost (Assets:Broker)",
                        "2026-01-07 8.00 EUR total (Assets:Broker)",
                        "2026-01-08 -110.00 USD change (Assets:Bank)",
                        "2026-01-08 100.00 EUR change (Assets:Usd)",
                        "2026-01-09 3.00 EUR known (Assets:Broker; Income:Gains)");
        assertThat(read.codes()).containsExactly(ReadingCode.INVESTMENTS_LEFT_OUT);
    }

    @Test
    void roots_may_have_other_names_and_notes_several_lines() {
        var read = ReadFile.text("""
            option "name_assets" "Vermoegen"
            2026-01-01 note Vermoegen:Bank "one
            2026-01-01 two"
            2026-01-01 * "a"
              Vermoegen:Bank  1.00 EUR
              Assets:Other  -1.00 EUR
            """);

        assertThat(read.lines()).containsExactly("2026-01-01 1.00 EUR a (Assets:Other)");
    }

    @Test
    void quotes_in_comments_and_behind_a_backslash_begin_no_text() {
        var read = ReadFile.text("""
            2026-01-01 open Assets:Bank  ; a 5" disk
            2026-01-01 note Assets:Bank "the \\"old\\ bank"  ; or 3.5"
            2026-01-02 * "a"
              Assets:Bank  -1.00 EUR
              Expenses:X
            2026-01-03 note Assets:Bank "its \\"name"
            2026-01-04 * "b"
              Assets:Bank  -2.00 EUR  ; the 2" one
              Expenses:X
            """);

        assertThat(read.lines())
                .containsExactly("2026-01-02 -1.00 EUR a (Expenses:X)", "2026-01-04 -2.00 EUR b (Expenses:X)");
    }

    @Test
    void texts_of_several_lines_are_one() {
        var read = ReadFile.text("""
            2026-01-01 open Assets:Bank
              address: "Main Street
            2 Springfield"
            2026-01-02 * "Shop" "first
              and \\"second\\"
            line"
              memo: "one
              two"
              Assets:Bank  -1.00 EUR
              Expenses:X
            """);

        assertThat(read.lines()).containsExactly("2026-01-02 -1.00 EUR Shop | first and \"second\" line (Expenses:X)");
        assertThat(read.rows().getFirst().source().line()).isEqualTo(9);
    }

    @Test
    void a_text_as_long_as_a_line_may_be_is_read() {
        var read = ReadFile.text("2026-01-01 open Assets:Bank\n2026-01-02 * \"" + "ab\\\\".repeat(15_000)
                + "\"\n  Assets:Bank  -1.00 EUR\n  Expenses:X\n");

        assertThat(read.rows()).hasSize(1);
    }

    @Test
    void a_cost_may_begin_with_the_day_of_its_lot() {
        var read = ReadFile.text("""
            2026-01-06 * "at cost"
              Assets:Broker   10 AAPL {2026-01-06, "first", 2.50 EUR}
              Assets:Bank
            """);

        assertThat(read.lines()).containsExactly("2026-01-06 -25.00 EUR at cost (Assets:Broker)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{1,234.50 EUR}",
                "{1,234.50 EUR, 2026-01-06, \"first, 9 EUR, old\"}",
                "{\"first\", 2026-01-06,1,234.50 EUR}",
                "{{12,345.00 EUR}}"
            })
    void a_cost_may_have_commas_between_its_thousands(String cost) {
        var read = ReadFile.text("2026-01-06 * \"at cost\"\n  Assets:Broker   10 STK " + cost + "\n  Assets:Bank\n");

        assertThat(read.lines()).containsExactly("2026-01-06 -12345.00 EUR at cost (Assets:Broker)");
    }

    @Test
    void prices_that_do_not_lead_to_zero_are_looked_at_unless_they_are_rounded() {
        var entry = "2026-01-02 * \"a\"\n  Assets:Usd  33.33 USD @ 0.9 EUR\n  Assets:Bank  -%s EUR\n";

        assertThat(ReadFile.text(entry.formatted("30.00")).codes()).isEmpty();
        assertThat(ReadFile.text(entry.formatted("30.10")).codes())
                .isEqualTo(List.of(ReadingCode.SPLITS_NOT_ADDING_UP));
    }

    @Test
    void amounts_may_be_calculated() {
        var read = ReadFile.text("""
            2026-01-02 * "a"
              Assets:Bank  -(5.00 * 3) EUR
              Expenses:X   10.00 + 5 EUR
            2026-01-03 * "b"
              Assets:Usd    2 * 50 USD @ 9 / 10 EUR
              Assets:Bank
            2026-01-04 balance Assets:Bank  -100.00 - 5.00 EUR
            """);

        assertThat(read.lines())
                .containsExactly(
                        "2026-01-02 -15.00 EUR a (Expenses:X)",
                        "2026-01-03 100.00 USD b (Assets:Bank)",
                        "2026-01-03 -90.00 EUR b (Assets:Usd)");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void a_quotient_without_end_is_not_rounded() {
        var read = ReadFile.text("2026-01-02 * \"x\"\n  Assets:Bank  (10.00 / 3) EUR\n  Income:X\n");

        assertThat(read.codes()).isEqualTo(List.of(ReadingCode.AMOUNT_UNREADABLE));
    }

    @Test
    void a_plugin_is_looked_at() {
        var read =
                ReadFile.text("plugin \"a.b\"\n2026-01-01 * \"a\"\n  Assets:Bank  1.00 EUR\n  Equity:X  -1.00 EUR\n");

        assertThat(read.codes()).isEqualTo(List.of(ReadingCode.SECTION_LEFT_OUT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "include \"other.beancount\"|DIRECTIVE_NOT_SUPPORTED",
                "2026-01-02 frobnicate Assets:Bank|DIRECTIVE_NOT_SUPPORTED",
                "2026-01-02 pad Assets:Bank Assets:Cash|DIRECTIVE_NOT_SUPPORTED",
                "2026-01-02 * \"x\\n  Assets:Bank  1 EUR\\n  Income:X|QUOTE_NOT_CLOSED",
                "2026-01-02 * \"x\\n  Assets:Bank  1 EUR\\n2026-01-03 * \"y\"\\n  Income:X|QUOTE_NOT_CLOSED",
                "2026-01-02 note Assets:Bank \"x\\n2026-01-03 balance Assets:Bank  1 EUR\"|QUOTE_NOT_CLOSED",
                "2026-01-02 * \"x\"\\n  Assets:Bank  (10 / 0) EUR\\n  Income:X|AMOUNT_UNREADABLE",
                "2026-01-02 * \"x\"\\n  Assets:Bank\\n  Income:X|ROW_INCOMPLETE",
                "2026-01-02 * \"x\"\\n  Assets:Bank\\n  Assets:B  -1 AAPL {}|AMOUNT_UNREADABLE",
                "2026-02-30 * \"x\"\\n  Assets:Bank  1 EUR\\n  Income:X|DATE_UNREADABLE",
            })
    void a_journal_with_what_is_not_followed_is_refused(String text, ReadingCode code) {
        var read = ReadFile.text("2026-01-01 open Assets:Bank\n" + text.replace("\\n", "\n") + "\n");

        assertThat(read.codes()).containsExactly(code);
    }
}
