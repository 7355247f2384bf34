package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a card's amounts are inverted follows from the account's kind, where that is known (accounting.md 1). */
class DebtAccountTest {
    private static final ReadingHints UNKNOWN = new ReadingHints(Currency.getInstance("EUR"), null);

    private static ReadFile read(AccountKind kind, String text) {
        return ReadFile.with(UNKNOWN.of(kind), text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Purchases alone.
                "Date,Description,Amount\n2026-01-13,Grocer,100.00\n2026-01-14,Baker,50.00\n",
                // With what is owed after each.
                "Date,Description,Amount,Balance\n2026-01-13,Grocer,100.00,100.00\n2026-01-14,Baker,50.00,150.00\n",
                // And a payment.
                "Date,Description,Amount\n2026-01-13,Grocer,100.00\n2026-01-14,Baker,50.00\n2026-01-15,PMT,-150.00\n"
            })
    void purchases_of_a_debt_that_are_plus_are_money_out(String text) {
        var read = read(AccountKind.LIABILITY, text);

        assertThat(read.rows().getFirst().amount()).hasToString("-100.00 EUR");
        assertThat(read.codes()).containsExactly(ReadingCode.SIGNS_INFERRED);
        assertThat(read.read().accounts().getFirst().kind()).isEqualTo(AccountKind.LIABILITY);
    }

    @Test
    void what_is_owed_is_below_zero() {
        var read = read(
                AccountKind.LIABILITY,
                "Date,Description,Amount,Balance\n2026-01-13,Grocer,100.00,100.00\n2026-01-14,Baker,50.00,150.00\n");

        assertThat(read.rows().getLast().balance()).hasToString("-150.00 EUR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Date,Description,Amount\n2026-01-13,Grocer,-100.00\n2026-01-14,Baker,-50.00\n2026-01-15,PMT,150.00\n",
                // The payments of a loan are plus.
                "Date,Description,Amount\n2026-01-13,Interest,-100.00\n"
                        + "2026-01-14,Payment received,500.00\n2026-02-14,Payment received,500.00\n",
            })
    void amounts_of_a_debt_as_on_an_account_stay(String text) {
        var read = read(AccountKind.LIABILITY, text);

        assertThat(read.rows().getFirst().amount()).hasToString("-100.00 EUR");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void of_an_account_nothing_is_inverted() {
        var read = read(
                AccountKind.ASSET,
                "Date,Description,Amount\n2026-01-13,Grocer,100.00\n2026-01-14,Baker,50.00\n2026-01-15,PMT,-150.00\n");

        assertThat(read.rows().getFirst().amount()).hasToString("100.00 EUR");
    }

    @Test
    void columns_of_debits_and_credits_need_no_kind() {
        var read = read(
                AccountKind.LIABILITY,
                "Date,Description,Debit,Credit\n2026-01-13,Grocer,100.00,\n2026-01-14,PMT,,150.00\n");

        assertThat(read.rows().getFirst().amount()).hasToString("-100.00 EUR");
        assertThat(read.codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-13,Grocer,100.00,,100.00\n2026-01-14,Baker,50.00,,150.00\n2026-01-15,PMT,,150.00,0.00\n",
                // The newest first.
                "2026-01-15,PMT,,150.00,0.00\n2026-01-14,Baker,50.00,,150.00\n2026-01-13,Grocer,100.00,,100.00\n",
                // Money in counts what is owed as well.
                "2026-01-13,Grocer,100.00,,100.00\n2026-01-14,Baker,50.00,,150.00\n2026-01-15,PMT,,-150.00,0.00\n"
            })
    void balances_that_rise_with_money_out_are_owed(String rows) {
        var text = "Date,Description,Debit,Credit,Balance\n" + rows;

        var read = ReadFile.text(text);

        assertThat(read.rows())
                .filteredOn(row -> row.description().equals("Baker"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.amount()).hasToString("-50.00 EUR");
                    assertThat(row.balance()).hasToString("-150.00 EUR");
                });
        assertThat(read.codes()).containsExactly(ReadingCode.SIGNS_INFERRED);
        assertThat(read(AccountKind.LIABILITY, text).codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-13,Grocer,100.00,,900.00\n2026-01-14,Baker,50.00,,850.00\n2026-01-15,PMT,,150.00,1000.00\n",
                // Neither follows: somebody left a row out.
                "2026-01-13,Grocer,100.00,,100.00\n2026-01-14,Baker,50.00,,150.00\n2026-01-15,PMT,,150.00,7.00\n",
                // One step may be chance.
                "2026-01-13,Grocer,100.00,,100.00\n2026-01-14,Baker,50.00,,150.00\n"
            })
    void other_balances_are_taken_as_written(String rows) {
        var read = ReadFile.text("Date,Description,Debit,Credit,Balance\n" + rows);

        assertThat(read.rows()).noneMatch(row -> String.valueOf(row.balance()).startsWith("-"));
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void an_account_that_is_known_to_be_no_debt_is_never_turned_round() {
        var file = """
            Date,Description,Amount
            2026-01-03,Transfer from Anna,20.00
            2026-01-05,Transfer from Ben,15.00
            2026-01-07,Thank you gift shop,-12.00
            """;
        var hints = new ReadingHints(Currency.getInstance("EUR"), null).of(AccountKind.ASSET);

        assertThat(ReadFile.with(hints, file.getBytes(StandardCharsets.UTF_8)).lines())
                .containsExactly(
                        "2026-01-03 20.00 EUR Transfer from Anna",
                        "2026-01-05 15.00 EUR Transfer from Ben",
                        "2026-01-07 -12.00 EUR Thank you gift shop");
    }
}
