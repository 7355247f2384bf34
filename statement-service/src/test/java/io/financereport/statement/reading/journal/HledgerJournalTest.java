package io.financereport.statement.reading.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints.DecimalMark;
import io.financereport.statement.reading.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HledgerJournalTest {
    @Test
    void each_posting_on_an_asset_or_a_debt_is_a_row() {
        var read = ReadFile.text("""
            ; my books
            2026-01-02 * (17) Employer | January  ; salary
                assets:bank:checking    1,000.00 EUR
                income:salary
            2026-01-03=2026-01-05 ! Green Grocer
                expenses:food          18.40 EUR
                liabilities:card
            """);

        assertThat(read.read().format()).isEqualTo(Format.HLEDGER);
        assertThat(read.lines())
                .containsExactly(
                        "2026-01-02 1000.00 EUR Employer | January (income:salary)",
                        "2026-01-03 -18.40 EUR Green Grocer (expenses:food)");
        assertThat(read.read().accounts())
                .extracting(FileAccount::identifier, FileAccount::kind)
                .containsExactly(
                        tuple("assets:bank:checking", AccountKind.ASSET),
                        tuple("liabilities:card", AccountKind.LIABILITY));
        var first = read.rows().getFirst();
        assertThat(first.counterparty()).isEqualTo("Employer");
        assertThat(first.reference()).isEqualTo("17");
        assertThat(read.rows().getLast().valueOn()).hasToString("2026-01-05");
        assertThat(read.rows()).allMatch(row -> row.isBooked());
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void a_calculation_of_ledger_is_refused_with_what_to_do() {
        var read = ReadFile.text("2026-01-06 Sub\n    expenses:food  ($2.00 + $3.00)\n    assets:bank\n");

        assertThat(read.codes()).containsExactly(ReadingCode.AMOUNT_UNREADABLE);
        assertThat(read.refusal().detail())
                .isEqualTo("\"($2.00 + $3.00)\" is a calculation, which only ledger works out; write its"
                        + " result in its place.");
    }

    @Test
    void the_accounts_on_the_other_side_are_told_as_far_as_there_is_room() {
        var many = new StringBuilder("2026-01-06 Market\n    assets:bank  -12.00 EUR\n");
        for (int part = 1; part <= 12; part++) {
            many.append("    expenses:part").append(part).append("  1.00 EUR\n");
        }

        assertThat(ReadFile.text("2026-01-06\n    assets:bank  -2 EUR\n    expenses:tea\n")
                        .lines())
                .containsExactly("2026-01-06 -2.00 EUR expenses:tea");
        assertThat(ReadFile.text(many.toString()).rows().getFirst().description())
                .startsWith("Market (expenses:part1; expenses:part2;")
                .endsWith("expenses:part10; and 2 more)");
    }

    @Test
    void a_row_knows_its_bytes() {
        var journal = "2026-01-02 Caf\u00E9\n    assets:cash   -2.50 EUR\n    expenses:food\n";

        var source = (Source.Bytes) ReadFile.text(journal).rows().getFirst().source();

        var bytes = journal.getBytes(StandardCharsets.UTF_8);
        assertThat(new String(bytes, (int) source.from(), (int) (source.to() - source.from()), StandardCharsets.UTF_8))
                .isEqualTo("    assets:cash   -2.50 EUR");
        assertThat(source.line()).isEqualTo(2);
    }

    @Test
    void assertions_prove_whatever_the_order_of_days() {
        var read = ReadFile.text("""
            2026-02-01 later
                assets:cash   -5 EUR = 95 EUR
                expenses:x
            2026-01-01 earlier
                assets:cash   100 EUR = 100 EUR
                equity:start
            """);

        assertThat(read.codes()).isEmpty();
        var account = read.read().accounts().getFirst();
        assertThat(account.statedOpening()).hasToString("0.00 EUR");
        assertThat(account.statedClosing()).hasToString("95.00 EUR");
    }

    @Test
    void an_assertion_that_fails_is_said_with_its_place_and_one_before_the_end_is_no_closing() {
        var read = ReadFile.text("""
            2026-01-01 a
                assets:cash   100 EUR = 90 EUR
                equity:start
            2026-01-02 b
                assets:cash   -1 EUR
                expenses:x
            """);

        assertThat(read.codes()).containsExactly(ReadingCode.ASSERTION_FAILS);
        var problem = read.read().problems().getFirst();
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.detail()).contains("90.00 EUR", "100.00 EUR", "-10.00 EUR");
        assertThat(read.read().accounts().getFirst().statedClosing()).isNull();
    }

    @Test
    void a_posting_of_nothing_asserts_and_is_no_row() {
        var read = ReadFile.text("""
            2026-01-01 a
                assets:cash   100 EUR
                equity:start
            2026-01-02 check
                assets:cash   0 EUR = 100 EUR
                assets:cash   0 = 0
            """);

        assertThat(read.lines()).containsExactly("2026-01-01 100.00 EUR a (equity:start)");
        assertThat(read.codes()).containsExactly(ReadingCode.LINES_SKIPPED);
        assertThat(read.read().accounts().getFirst().statedClosing()).hasToString("100.00 EUR");
    }

    @Test
    void types_are_declared_of_accounts_and_of_those_above() {
        var read = ReadFile.text("""
            account Konto  ; type:C
            account Konto:Wertpapiere
                ; type: X
            account Karte  ; type: Liability
            2026-01-01 a
                Konto:Giro         10 EUR
                Konto:Wertpapiere   5 EUR
                Karte             -15 EUR
            """);

        assertThat(read.read().accounts()).extracting(FileAccount::identifier).containsExactly("Konto:Giro", "Karte");
    }

    @Test
    void only_the_cash_of_a_purchase_is_booked_and_the_shares_are_said() {
        var read = ReadFile.text("""
            2026-01-06 shares
                assets:broker   10 "AAPL 2" @ 2.5 EUR
                assets:bank
            2026-01-07 change
                assets:usd     -110 USD @@ 100 EUR
                assets:bank
            """);

        assertThat(read.lines())
                .containsExactly(
                        "2026-01-06 -25.00 EUR shares (assets:broker)",
                        "2026-01-07 -110.00 USD change (assets:bank)",
                        "2026-01-07 100.00 EUR change (assets:usd)");
        assertThat(read.codes()).containsExactly(ReadingCode.INVESTMENTS_LEFT_OUT);
    }

    @Test
    void directives_change_what_follows() {
        var read = ReadFile.text("""
            D 1.000,00 EUR
            Y2026
            apply account personal
            account assets  ; type: A
            1/2 a
                assets      1.234,50
                income  ; date: 1/5
            end apply account
            01/03 b
                assets:cash   1.000
                income
            comment
            1/4 not
                assets:cash  1
            end comment
            """);

        assertThat(read.lines())
                .containsExactly("2026-01-02 1234.50 EUR a (personal:income)", "2026-01-03 1000.00 EUR b (income)");
        assertThat(read.read().accounts())
                .extracting(FileAccount::identifier)
                .containsExactly("personal:assets", "assets:cash");
    }

    @Test
    void a_posting_has_its_own_date() {
        var read = ReadFile.text("""
            2026-05-30 bought
                expenses:food     10 EUR  ; on Saturday 5/30
                assets:checking   ; cleared, date:6/1
            2026-06-02 more
                expenses:food     10 EUR
                assets:checking
                ; [2026-06-04=6/3]
            """);

        assertThat(read.lines())
                .containsExactly(
                        "2026-06-01 -10.00 EUR bought (expenses:food)", "2026-06-04 -10.00 EUR more (expenses:food)");
        assertThat(read.rows().getLast().valueOn()).hasToString("2026-06-03");
    }

    @Test
    void what_is_left_out_is_counted() {
        var read = ReadFile.text("""
            ~ monthly
                assets:cash  -1 EUR
                expenses:x
            = expenses
                (budget)  *1
            2026-01-01 a
                assets:cash     1 EUR
                (assets:goal)  10 EUR
                [assets:envelope]  5 EUR
                [assets:free]
                income
            P 2026-01-01 USD 0.9 EUR
            """);

        assertThat(read.lines()).containsExactly("2026-01-01 1.00 EUR a (income)");
        assertThat(read.read().problems())
                .extracting(problem -> problem.code() + " " + problem.detail().split(" ")[0] + " " + problem.line())
                .containsExactly("SECTION_LEFT_OUT 3 8", "LINES_SKIPPED 2 1");
    }

    @Test
    void a_sign_of_several_currencies_needs_a_word() {
        var journal = "2026-01-01 a\n    assets:cash   $-1,234.50\n    expenses:x\n";

        assertThat(ReadFile.text(journal).codes()).containsExactly(ReadingCode.CURRENCY_UNKNOWN);
        assertThat(ReadFile.said(journal, "SGD").lines()).containsExactly("2026-01-01 -1234.50 SGD a (expenses:x)");
        assertThat(ReadFile.said(journal, "EUR").codes()).containsExactly(ReadingCode.CURRENCY_UNKNOWN);
    }

    @Test
    void a_mark_that_could_part_thousands_is_asked_about() {
        var journal = "2026-01-01 a\n    assets:cash   1,000 EUR\n    income\n";

        assertThat(ReadFile.text(journal).codes()).containsExactly(ReadingCode.DECIMAL_SIGN_AMBIGUOUS);
        assertThat(ReadFile.text(journal, DecimalMark.POINT, null).lines())
                .containsExactly("2026-01-01 1000.00 EUR a (income)");
        assertThat(ReadFile.text("decimal-mark ,\n" + journal).lines())
                .containsExactly("2026-01-01 1.00 EUR a (income)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "include other.journal|DIRECTIVE_NOT_SUPPORTED",
                "alias a = b|DIRECTIVE_NOT_SUPPORTED",
                "nonsense|DIRECTIVE_NOT_SUPPORTED",
                "2026-01-02 x\\n    assets:cash  = 5 EUR\\n    income|DIRECTIVE_NOT_SUPPORTED",
                "2026-01-02 x\\n    assets:cash\\n    a\\n    b  1 EUR|ROW_INCOMPLETE",
                "2026-02-30 x\\n    assets:cash  5 EUR\\n    income|DATE_UNREADABLE",
                "1/2 x\\n    assets:cash  5 EUR\\n    income|DATE_UNREADABLE",
                "1949-12-31 x\\n    assets:cash  5 EUR\\n    income|DATE_OUT_OF_RANGE",
                "2151-01-01 x\\n    assets:cash  5 EUR\\n    income|DATE_OUT_OF_RANGE",
                "Y9999\\n1/2 x\\n    assets:cash  5 EUR\\n    income|DATE_OUT_OF_RANGE",
                "2026-01-02 x\\n    assets:cash  5..0 EUR\\n    income|AMOUNT_UNREADABLE",
                "2026-01-02 x\\n    assets:cash  5\\n    income|CURRENCY_UNKNOWN",
            })
    void a_journal_with_what_is_not_followed_is_refused(String text, ReadingCode code) {
        var read = ReadFile.text("decimal-mark .\n" + text.replace("\\n", "\n") + "\n");

        assertThat(read.codes()).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    assets:cash  5 EUR\n    income  -6 EUR",
                "    assets:usd  100 USD @ 0.9 EUR\n    assets:cash  -80 EUR",
                "    assets:usd  100 USD\n    assets:cash  80 EUR",
                "    assets:cash  5 EUR\n    income  -5 EUR\n    expenses  1 USD",
            })
    void a_transaction_that_does_not_balance_is_looked_at(String postings) {
        var read = ReadFile.text("2026-01-02 x\n" + postings + "\n");

        assertThat(read.codes()).isEqualTo(List.of(ReadingCode.SPLITS_NOT_ADDING_UP));
    }

    @Test
    void a_lot_that_is_sold_at_a_gain_balances_by_its_cost_or_its_price() {
        var read = ReadFile.text("""
            2026-01-02 sold
                assets:broker   -10 AAPL {5 EUR} @ 6 EUR
                assets:bank      60.00 EUR
                income:gain     -10.00 EUR
            """);

        assertThat(read.codes()).containsExactly(ReadingCode.INVESTMENTS_LEFT_OUT);
    }

    @Test
    void a_cost_of_the_whole_lot_is_not_a_price_of_one() {
        var entry = "2026-01-02 bought\n    assets:broker   10 AAPL {{20 EUR}} %s 20 EUR\n    assets:bank\n";

        assertThat(ReadFile.text(entry.formatted("@")).codes()).containsExactly(ReadingCode.AMOUNT_UNREADABLE);
        assertThat(ReadFile.text(entry.formatted("@@")).lines())
                .containsExactly("2026-01-02 -20.00 EUR bought (assets:broker)");
    }

    @Test
    void a_mark_of_status_needs_no_blank() {
        var read = ReadFile.text("2026-01-02 a\n    !assets:cash  -5 EUR\n    *assets:bank  5 EUR\n");

        assertThat(read.lines())
                .containsExactly("2026-01-02 -5.00 EUR a (assets:bank)", "2026-01-02 5.00 EUR a (assets:cash)");
    }

    @Test
    void prices_and_lots_may_be_written_as_ledger_writes_them() {
        var read = ReadFile.text("""
            apply tag moved
            2026-01-02 a
                assets:usd   10 USD (@) 0.9 EUR
                assets:bank
            2026-01-03 b
                assets:usd   10 USD {=0.9 EUR} @ 0.9 EUR = 20 USD
                assets:bank
            2026-01-04 c
                assets:usd   10 USD (@@) 9.50 EUR
                assets:bank
            end apply tag
            """);

        assertThat(read.lines())
                .contains(
                        "2026-01-02 -9.00 EUR a (assets:usd)",
                        "2026-01-03 -9.00 EUR b (assets:usd)",
                        "2026-01-04 -9.50 EUR c (assets:usd)");
        assertThat(read.codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "commodity 1,000,000 EUR|-1234.00 EUR",
                "commodity 1.000.000,00 EUR|-1.234 EUR",
                "commodity 1,000 EUR|asked",
                "commodity €1.000|asked",
                "commodity 0,000 EUR|-1.234 EUR",
                "commodity 1000,00 EUR|-1.234 EUR",
                "commodity 1000. EUR|-1234.00 EUR",
            })
    void an_example_says_the_decimal_mark_unless_it_could_part_thousands(String example, String amount) {
        var read = ReadFile.text(example + "\n2026-01-02 a\n    assets:cash  -1,234 EUR\n    income\n");

        assertThat(
                        read.codes().equals(List.of(ReadingCode.DECIMAL_SIGN_AMBIGUOUS))
                                ? "asked"
                                : read.rows().getFirst().amount().toString())
                .isEqualTo(amount);
    }

    @Test
    void thousands_may_be_parted_by_blanks_that_do_not_break() {
        var read = ReadFile.text("2026-01-02 a\n    assets:cash  -1\u00A0234,50 EUR\n    income  1\u202F234,50 EUR\n");

        assertThat(read.lines()).containsExactly("2026-01-02 -1234.50 EUR a (income)");
    }
}
