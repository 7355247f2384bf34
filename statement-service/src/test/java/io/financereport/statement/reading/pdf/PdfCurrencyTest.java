package io.financereport.statement.reading.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.FileAccount.CurrencyFrom;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headings that name a currency, and those whose words only look like the code of one. */
class PdfCurrencyTest {
    private static DrawnPdf under(String heading, String opening) {
        return new DrawnPdf(50, 130, 430, 530).lines("""
            Opening balance|||>%s
            %s|||
            Date|Description|>Amount|>Balance
            2026-03-02|Lantern|>-3.00|>97.00
            2026-03-05|Wages|>50.00|>147.00
            Closing balance|||>147.00
            """.formatted(opening, heading));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALL TRANSACTIONS", "ALL ACTIVITY", "TRANSACTIONS: ALL", "TOP ACTIVITY", "OPERATIONS TPE"})
    void a_heading_of_words_names_no_currency(String heading) {
        var read = under(heading, "100.00").read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-03-02 -3.00 USD Lantern", "2026-03-05 50.00 USD Wages");
        assertThat(read.codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRY ACCOUNT", "ISK KONTO", "RON account"})
    void one_of_an_account_that_nothing_agrees_with_is_looked_at(String heading) {
        var read = under(heading, "100.00").read();

        assertThat(read.rows())
                .extracting(row -> row.amount().currency().getCurrencyCode())
                .containsOnly("USD");
        assertThat(read.codes()).containsExactly(ReadingCode.ROWS_OF_OTHER_CURRENCY);
    }

    @Test
    void it_is_no_second_currency_beside_that_of_the_amounts() {
        var read = under("ALL TRANSACTIONS", "EUR 100.00").read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-03-02 -3.00 EUR Lantern", "2026-03-05 50.00 EUR Wages");
        assertThat(read.codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Account (TOP), TOP",
        "(TRY) Account, TRY",
        "Balance: TRY, TRY",
        "Transactions (ALL), ALL",
        "MXN account, MXN",
        "CHF transactions, CHF"
    })
    void brackets_or_a_colon_part_the_code_of_a_currency_from_the_heading(String heading, String currency) {
        var read = under(heading, "100.00").read();

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(row -> row.amount().currency().getCurrencyCode())
                .containsOnly(currency);
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void the_callers_currency_may_agree_with_the_heading() {
        var read = ReadFile.bytes(under("TRY account", "100.00").bytes(), "TRY", null);

        assertThat(read.read().accounts())
                .as("%s", read.reading())
                .extracting(account -> account.currency().getCurrencyCode() + " " + account.currencyFrom())
                .containsExactly("TRY " + CurrencyFrom.FILE);
    }

    @ParameterizedTest
    @CsvSource({
        "EUR account, EUR 100.00, TRY account, TRY 0.00",
        "EUR account, EUR 100.00, TRY account, 0.00",
        "TRY account, 100.00, EUR account, EUR 0.00"
    })
    void a_mark_or_a_heading_like_that_of_another_currency_agrees_with_it(
            String first, String firstOpening, String second, String secondOpening) {
        var read = new DrawnPdf(50, 130, 430, 530)
                .lines("""
                    %s|||
                    Date|Description|>Amount|>Balance
                    |Opening balance||>%s
                    2026-03-02|Changed|>-50.00|>50.00
                    |Closing balance||>50.00
                    """.formatted(first, firstOpening))
                .page()
                .lines("""
                    %s|||
                    Date|Description|>Amount|>Balance
                    |Opening balance||>%s
                    2026-03-02|Changed|>460.00|>460.00
                    |Closing balance||>460.00
                    """.formatted(second, secondOpening))
                .read();

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(row -> row.account() + " " + row.amount())
                .containsExactly(
                        "0 -50.00 " + (first.startsWith("TRY") ? "TRY" : "EUR"),
                        "1 460.00 " + (first.startsWith("TRY") ? "EUR" : "TRY"));
    }
}
