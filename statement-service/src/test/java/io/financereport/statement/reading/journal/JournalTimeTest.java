package io.financereport.statement.reading.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.InTime;
import io.financereport.statement.reading.ReadFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Journals that are made to take long: the work grows with the file, and not with its square. */
class JournalTimeTest {
    private static final Duration MAX = Duration.ofSeconds(2);

    @Test
    void postings_of_one_transaction() {
        var journal = "2026-01-02 a\n" + "  assets:bank  1 EUR\n".repeat(9_000) + "  expenses:x\n";

        assertThat(InTime.of(MAX, () -> ReadFile.text(journal)).rows()).hasSize(9_000);
    }

    @Test
    void commodities_of_one_transaction() {
        var journal = new StringBuilder("2026-01-02 a\n");
        for (int i = 0; i < 9_000; i++) {
            journal.append("  assets:bank  1 \"c")
                    .append(i)
                    .append("\" @ 1 \"p")
                    .append(i)
                    .append("\"\n");
        }
        journal.append("  assets:bank  1 EUR\n");

        assertThat(InTime.of(MAX, () -> ReadFile.text(journal.toString())).rows())
                .hasSize(1);
    }

    @Test
    void pads_and_balances_of_one_account() {
        var journal = new StringBuilder("2026-01-02 * \"a\"\n  Assets:Bank  1 EUR\n  Expenses:X\n");
        for (int i = 0; i < 20_000; i++) {
            var day = LocalDate.of(1960, 1, 1).plusDays(i);
            journal.append(day).append(" pad Assets:Bank Equity:Opening\n");
            journal.append(day).append(" balance Assets:Bank  ").append(i % 7).append(" EUR\n");
        }

        assertThat(InTime.of(MAX, () -> ReadFile.text(journal.toString())).rows())
                .hasSizeGreaterThan(10_000);
    }

    @Test
    void pads_of_a_journal_in_utf_16_that_begins_with_the_latest() {
        var journal = new StringBuilder("\uFEFF2026-01-02 * \"a\"\n  Assets:Bank  1 EUR\n  Expenses:X\n");
        for (int i = 10_000; i > 0; i--) {
            var day = LocalDate.of(1960, 1, 1).plusDays(i);
            journal.append(day).append(" pad Assets:Bank Equity:Opening\n");
            journal.append(day).append(" balance Assets:Bank  ").append(i % 7).append(" EUR\n");
        }
        var bytes = journal.toString().getBytes(StandardCharsets.UTF_16LE);

        assertThat(InTime.of(MAX, () -> ReadFile.bytes(bytes, "EUR", null)).rows())
                .hasSizeGreaterThan(5_000);
    }
}
