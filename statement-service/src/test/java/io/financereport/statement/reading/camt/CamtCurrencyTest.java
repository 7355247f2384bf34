package io.financereport.statement.reading.camt;

import static io.financereport.statement.reading.camt.Camt.ACCOUNT;
import static io.financereport.statement.reading.camt.Camt.balance;
import static io.financereport.statement.reading.camt.Camt.document;
import static io.financereport.statement.reading.camt.Camt.entry;
import static io.financereport.statement.reading.camt.Camt.read;
import static io.financereport.statement.reading.camt.Camt.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingCode.Weight;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.RowRead.Standing;
import io.financereport.statement.reading.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An entry of another currency than its account is no amount of that account, and is kept apart. */
class CamtCurrencyTest {
    private static final String TEA = entry("-2.50", "<AddtlNtryInf>Tea</AddtlNtryInf>");
    private static final String BAHT =
            entry("-80", "<AddtlNtryInf>Soup</AddtlNtryInf>").replace("EUR", "THB");
    private static final String YEN =
            entry("900", "<AddtlNtryInf>Refund</AddtlNtryInf>").replace("EUR", "JPY");

    @Test
    void it_is_of_an_account_of_its_own_without_balances_and_shown_to_a_person() {
        var read = read(statement(balance("OPBD", "10", "2026-01-01")
                + balance("CLBD", "7.50", "2026-01-31")
                + TEA
                + BAHT
                + TEA
                + YEN
                + BAHT));

        assertThat(read.lines())
                .containsExactly(
                        "2026-01-12 -2.50 EUR Tea",
                        "2026-01-12 -80.00 THB Soup",
                        "2026-01-12 -2.50 EUR Tea",
                        "2026-01-12 900 JPY Refund",
                        "2026-01-12 -80.00 THB Soup");
        assertThat(read.rows()).extracting(RowRead::account).containsExactly(0, 1, 0, 2, 1);
        assertThat(read.read().accounts())
                .extracting(account -> account.identifier() + " " + account.currency() + " " + account.statedOpening()
                        + " " + account.statedClosing() + " " + account.statedTo())
                .containsExactly(
                        "DE02120300000000202051 EUR 10.00 EUR 7.50 EUR 2026-01-31",
                        "DE02120300000000202051 THB null null null",
                        "DE02120300000000202051 JPY null null null");
        assertThat(read.codes())
                .containsOnly(ReadingCode.ROWS_OF_OTHER_CURRENCY)
                .hasSize(3);
        assertThat(ReadingCode.ROWS_OF_OTHER_CURRENCY.weight()).isEqualTo(Weight.REVIEWS);
        assertThat(read.read().problems().getFirst().detail()).contains("THB", "EUR");
        var soup = (Source.Bytes) read.rows().get(1).source();
        assertThat(read.read().problems().getFirst().line()).isEqualTo(soup.line());
    }

    @Test
    void those_of_several_pages_are_together() {
        var first = "<Stmt><Id>S1</Id>" + ACCOUNT + balance("OPBD", "10", "2026-01-01")
                + balance("CLBD", "7.50", "2026-01-12") + TEA + BAHT + "</Stmt>";
        var second = "<Stmt><Id>S2</Id>" + ACCOUNT + balance("OPBD", "7.50", "2026-01-12")
                + balance("CLBD", "5", "2026-01-13") + BAHT + TEA + "</Stmt>";

        var read = read(document("camt.053.001.08", "BkToCstmrStmt", first + second));

        assertThat(read.rows()).extracting(RowRead::account).containsExactly(0, 1, 1, 0);
        assertThat(read.read().accounts()).hasSize(2);
        assertThat(read.read().accounts().getFirst().statedClosing()).hasToString("5.00 EUR");
    }

    /** An account of several currencies has a statement for each. */
    @Test
    void it_is_not_among_the_rows_of_a_statement_of_its_currency() {
        var baht = "<Stmt><Id>S2</Id>" + ACCOUNT.replace("EUR", "THB")
                + balance("OPBD", "100", "2026-01-01").replace("EUR", "THB")
                + balance("CLBD", "20", "2026-01-31").replace("EUR", "THB") + BAHT + "</Stmt>";
        var euro = "<Stmt><Id>S1</Id>" + ACCOUNT + TEA + BAHT + "</Stmt>";

        for (String statements : List.of(euro + baht, baht + euro)) {
            var read = read(document("camt.053.001.08", "BkToCstmrStmt", statements));

            assertThat(read.read().accounts())
                    .extracting(FileAccount::statedClosing)
                    .filteredOn(closing -> closing != null)
                    .hasSize(1);
            assertThat(read.read().accounts()).hasSize(3);
            assertThat(ofStatement(read, "20.00 THB")).containsExactly("-80.00 THB");
        }
    }

    @Test
    void one_that_is_announced_stays_announced() {
        var read =
                read(document("camt.054.001.08", "BkToCstmrDbtCdtNtfctn", "<Ntfctn>" + ACCOUNT + BAHT + "</Ntfctn>"));

        assertThat(read.rows()).extracting(RowRead::standing).containsExactly(Standing.NOTIFIED);
        assertThat(read.codes()).containsExactly(ReadingCode.ROWS_OF_OTHER_CURRENCY);
    }

    @Test
    void where_no_account_says_its_currency_the_first_entry_does() {
        var read = read(statement(TEA + BAHT).replace("<Ccy>EUR</Ccy>", ""));

        assertThat(read.read().accounts())
                .extracting(account -> account.currency().getCurrencyCode())
                .containsExactly("EUR", "THB");
        assertThat(read.codes()).containsExactly(ReadingCode.ROWS_OF_OTHER_CURRENCY);
    }

    /** The amounts on the account whose closing balance it is. */
    private static List<String> ofStatement(ReadFile read, String closing) {
        var accounts = read.read().accounts();
        return read.rows().stream()
                .filter(row -> closing.equals(
                        String.valueOf(accounts.get(row.account()).statedClosing())))
                .map(row -> row.amount().toString())
                .toList();
    }
}
