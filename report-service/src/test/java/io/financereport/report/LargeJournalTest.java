package io.financereport.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ten years of forty accounts, and how long they take; {@code -Djournal.entries=500000} makes it a million postings. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeJournalTest implements OnRealParts {
    private static final Logger LOG = LoggerFactory.getLogger(LargeJournalTest.class);
    private static final int ENTRIES = Integer.getInteger("journal.entries", 5_000);
    private static final int BATCH = 500;
    private static final int EXPENSES = 40;
    private static final int DAYS = 3_650;
    private static final LocalDate FIRST = LocalDate.of(2016, 1, 1);

    private final WorkspaceId workspace = new WorkspaceId(UUID.randomUUID());

    @Inject
    ReportClient service;

    @Override
    public String service() {
        return "report";
    }

    @BeforeAll
    void post_a_long_history() {
        var journal = new TestJournal(workspace).open("Bank", "asset");
        for (int i = 0; i < EXPENSES; i++) {
            journal.open("Expense " + i, "expense");
        }
        var began = System.nanoTime();
        for (int i = 0; i < ENTRIES; i++) {
            var day = FIRST.plusDays((long) i * DAYS / ENTRIES);
            journal.post(day.toString(), "A card payment somewhere", "Expense " + i % EXPENSES, "Bank", "1.00", "SGD");
            if (i % BATCH == BATCH - 1 || i == ENTRIES - 1) {
                service.hears(workspace, journal.take());
            }
        }
        LOG.warn("{} entries projected in {} ms", ENTRIES, millisSince(began));
    }

    @Test
    void a_balance_sheet_of_many_years_is_right_and_its_time_is_told() {
        var path = "/reports/balance-sheet?asOf=2099-12-31";
        var total = Money.of("-" + ENTRIES, "SGD").amount();

        assertThat(service.get(workspace, path).body())
                .contains("\"assets\":{\"total\":{\"amount\":\"" + total + "\"", "\"balanced\":true");
        LOG.warn("Balance sheet over {} entries: {}", ENTRIES, timed(path, 100));
        LOG.warn("Net worth of ten years: {}", timed("/reports/net-worth?from=2016-01-01&to=2025-12-31", 20));
    }

    @Test
    void an_export_is_whole_and_in_date_order() throws IOException {
        var began = System.nanoTime();
        var count = 0;
        var last = "";
        try (var lines = lines()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("20")) {
                    assertThat(line.substring(0, 10)).isGreaterThanOrEqualTo(last);
                    last = line.substring(0, 10);
                    count++;
                }
            }
        }

        assertThat(count).isEqualTo(ENTRIES);
        LOG.warn("{} entries exported in {} ms", ENTRIES, millisSince(began));
    }

    private BufferedReader lines() {
        return new BufferedReader(
                new InputStreamReader(service.stream(workspace, "/exports/journal"), StandardCharsets.UTF_8));
    }

    private String timed(String path, int times) {
        var micros = IntStream.range(0, times)
                .mapToLong(i -> {
                    var began = System.nanoTime();
                    assertThat(service.get(workspace, path).statusCode()).isEqualTo(200);
                    return (System.nanoTime() - began) / 1_000;
                })
                .sorted()
                .boxed()
                .toList();
        return "p50 " + at(micros, 50) + " ms, p99 " + at(micros, 99) + " ms";
    }

    private static String at(List<Long> sorted, int percent) {
        return String.valueOf(sorted.get((sorted.size() - 1) * percent / 100) / 1_000);
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
