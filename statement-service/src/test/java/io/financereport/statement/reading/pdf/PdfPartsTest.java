package io.financereport.statement.reading.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of several accounts, each below a title, and rows that a page breaks in two. */
class PdfPartsTest {
    private static DrawnPdf drawn(String text) {
        return new DrawnPdf(50, 130, 430, 530).lines(text);
    }

    private static void assertTwoAccounts(ReadFile read, String first, String second) {
        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(row -> row.account() + " " + row.bookedOn() + " " + row.amount())
                .containsExactly("0 2026-03-02 -3.00 USD", "0 2026-03-13 50.00 USD", "1 2026-03-30 -5.00 USD");
        assertThat(read.read().accounts()).extracting(FileAccount::identifier).containsExactly(first, second);
    }

    @ParameterizedTest
    @CsvSource({
        "Checking account 11112222,Savings account 33334444",
        "Everyday Checking 11112222,My Savings Account ending in 33334444",
        "Girokonto 11112222,Sparkonto Nr. 33334444",
        "Compte courant 11112222,Livret A 33334444",
        "Cuenta corriente 11112222,Cuenta de ahorro 33334444",
    })
    void a_title_of_a_kind_of_account_and_its_number_begins_another_account(String first, String second) {
        var read = drawn("""
            %s
            Opening balance|||>100.00
            Date|Description|>Amount|>Balance
            2026-03-02|Lantern|>-3.00|>97.00
            See savings account 99998888
            Date|Description|>Amount|>Balance
            2026-03-13|Wages|>50.00|>147.00
            Closing balance|||>147.00
            %s
            Opening balance|||>20.00
            Date|Description|>Amount|>Balance
            2026-03-30|Fee|>-5.00|>15.00
            Closing balance|||>15.00
            """.formatted(first, second)).read();

        assertTwoAccounts(read, "11112222", "33334444");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void accounts_below_titles_need_no_names_of_columns() {
        var read = drawn("""
            Checking account 11112222
            Opening balance|||>100.00
            Closing balance|||>147.00
            Withdrawals
            2026-03-02|Lantern||>3.00
            Deposits
            2026-03-13|Wages||>50.00
            Savings account 33334444
            Opening balance|||>20.00
            Closing balance|||>15.00
            Fees
            2026-03-30|Fee||>5.00
            """).read();

        assertTwoAccounts(read, "11112222", "33334444");
        assertThat(read.codes()).containsExactly(ReadingCode.COLUMNS_SOLVED);
    }

    @Test
    void a_currency_may_be_said_by_its_chinese_name() {
        assertThat(List.of("币种: 美元", "货币：港币", "币种 人民币"))
                .extracting(StatementWords::currency)
                .extracting(Currency::getCurrencyCode)
                .containsExactly("USD", "HKD", "CNY");
    }

    private static final String FIRST_PAGE = """
        Opening balance|||>100.00
        Date|Description|>Amount|>Balance
        2026-03-02|Lantern|>-3.00|>97.00
        2026-03-13|Credit of
        |Orchard
        Page 1 of 2
        """;

    @ParameterizedTest
    @ValueSource(strings = {"", "Example Bank\n|more words\n", "Date|Description|>Amount|>Balance\n"})
    void the_amount_of_the_last_row_of_a_page_may_stand_on_the_next(String head) {
        var read = drawn(FIRST_PAGE).page().lines(head + """
            |Wages|>50.00|>147.00
            2026-03-14|Bus|>-2.00|>145.00
            Closing balance|||>145.00
            """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly(
                        "2026-03-02 -3.00 USD Lantern",
                        "2026-03-13 50.00 USD Credit of Orchard Wages",
                        "2026-03-14 -2.00 USD Bus");
        assertThat(read.codes()).isEmpty();
    }
}
