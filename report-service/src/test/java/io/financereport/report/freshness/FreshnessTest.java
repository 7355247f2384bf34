package io.financereport.report.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.report.ReportClient;
import io.financereport.report.TestJournal;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.test.Await;
import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In order: the journal goes on, is restored, and stops. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FreshnessTest implements OnRealParts {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final String SHEET = "/reports/balance-sheet?asOf=2026-01-31";

    private final WorkspaceId workspace = new WorkspaceId(UUID.randomUUID());
    private final UUID log = UUID.randomUUID();
    private final TestJournal journal =
            new TestJournal(workspace, log).open("Bank", "asset").open("Salary", "income");
    private final JournalStandIn reconciliation = new JournalStandIn(new JournalStandIn.Said(log, 2, journal.events()));

    @Inject
    ReportClient service;

    @Override
    public String service() {
        return "report";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("micronaut.http.services.reconciliation.urls", reconciliation.url());
    }

    @Test
    @Order(1)
    void a_report_that_has_everything_says_so() {
        Await.until(LONG, () -> sheet().contains("\"upToDate\":true"));

        assertThat(sheet()).contains("\"handledThrough\":2", "\"head\":2", "\"recordedAt\":\"2026-01-01T00:00:02Z\"");
    }

    @Test
    @Order(2)
    void an_entry_that_was_just_posted_is_said_to_be_missing_at_once() {
        reconciliation.says(new JournalStandIn.Said(log, 3, journal.events()));

        assertThat(sheet()).contains("\"handledThrough\":2", "\"head\":3", "\"upToDate\":false");
    }

    @ParameterizedTest
    @ValueSource(strings = {SHEET + "&format=csv", "/reports/income-statement?format=csv", "/exports/journal"})
    @Order(2)
    void an_answer_that_is_no_json_says_it_in_a_header(String path) {
        reconciliation.says(new JournalStandIn.Said(log, 3, journal.events()));

        assertThat(service.get(workspace, path, "*/*").headers().firstValue("Report-Freshness"))
                .contains("handled-through=2, head=3, recorded-at=\"2026-01-01T00:00:02Z\", up-to-date=?0");
    }

    @Test
    @Order(3)
    void what_is_missing_arrives() {
        journal.post("2026-01-05", "pay", "Bank", "Salary", "5.00", "SGD");
        reconciliation.says(new JournalStandIn.Said(log, 3, journal.events()));

        Await.until(LONG, () -> sheet().contains("\"upToDate\":true"));

        assertThat(sheet()).contains("\"assets\":{\"total\":{\"amount\":\"5.00\",\"currency\":\"SGD\"}");
    }

    @Test
    @Order(4)
    void a_restored_journal_is_not_taken_for_the_one_that_was_heard() {
        reconciliation.says(new JournalStandIn.Said(UUID.randomUUID(), 1, List.of()));

        assertThat(sheet()).contains("\"upToDate\":false");
    }

    @Test
    @Order(5)
    void without_the_journals_service_nobody_knows() {
        reconciliation.stop();

        assertThat(sheet()).contains("\"head\":null", "\"upToDate\":false");
    }

    private String sheet() {
        return service.get(workspace, SHEET).body();
    }
}
