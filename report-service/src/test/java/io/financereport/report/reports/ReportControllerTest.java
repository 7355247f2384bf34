package io.financereport.report.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.map;

import io.financereport.report.ReportClient;
import io.financereport.report.TestJournal;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.test.FixedClock;
import io.financereport.test.OnRealParts;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportControllerTest implements OnRealParts {
    private final WorkspaceId workspace = new WorkspaceId(UUID.randomUUID());

    @Inject
    ReportClient service;

    @Inject
    ObjectMapper json;

    @Override
    public String service() {
        return "report";
    }

    @BeforeAll
    void post_a_small_journal() {
        var journal = new TestJournal(workspace)
                .open("Bank", "DBS, ••6789", "asset", "cash", 1)
                .open("Dollars", "Dollars", "asset", "", 1)
                .open("Card", "=HYPERLINK(1)", "liability", "", 1)
                .open("Opening", "Opening balance equity", "equity", "opening-balance-equity", 1)
                .open("Salary", "income")
                .open("Rent", "expense")
                .open("Uncategorised", "Uncategorised expense", "expense", "uncategorised-expense", 1);
        journal.post("2024-12-31", "opening", "Bank", "Opening", "100.00", "SGD");
        journal.post("2025-06-30", "pay", "Bank", "Salary", "1000.00", "SGD");
        journal.post("2026-01-15", "rent", "Rent", "Bank", "400.00", "SGD");
        journal.post("2026-01-31", "?", "Uncategorised", "Card", "12.50", "SGD");
        journal.voided(journal.post("2026-01-31", "wrong", "Uncategorised", "Bank", "99.00", "SGD"));
        journal.voided(journal.post("2026-01-31", "wrong currency", "Rent", "Dollars", "7.00", "USD"));
        journal.post("2026-03-01", "dollars", "Dollars", "Opening", "10.00", "USD");
        service.hears(workspace, journal);
    }

    @Test
    void a_balance_sheet_has_the_fields_that_clients_rely_on() {
        var sheet = read(service.get(workspace, "/reports/balance-sheet?asOf=2026-01-31&currency=SGD"));

        assertThat(sheet)
                .containsEntry("asOf", "2026-01-31")
                .containsEntry("currency", "SGD")
                .containsEntry("balanced", true)
                .containsEntry("complete", true)
                .containsKey("freshness");
        assertThat(at(sheet, "assets", "total")).isEqualTo(money("700.00"));
        assertThat(at(sheet, "liabilities", "total")).isEqualTo(money("12.50"));
        assertThat(at(sheet, "equity", "total")).isEqualTo(money("687.50"));
        assertThat(lines(sheet, "equity"))
                .extracting(line -> line.get("name"), line -> line.get("accountId"), line -> line.get("amount"))
                .containsExactly(
                        tuple(
                                "Opening balance equity",
                                TestJournal.id("Opening").toString(),
                                money("100.00")),
                        tuple("Retained earnings", null, money("1000.00")),
                        tuple("Current earnings", null, money("-412.50")));
        assertThat(at(sheet, "uncategorised"))
                .isEqualTo(Map.of("in", money("0.00"), "out", money("12.50"), "count", 1));
    }

    @Test
    void the_day_is_today_and_the_currency_the_workspaces_own_unless_said() {
        var sheet = read(service.get(workspace, "/reports/balance-sheet"));

        assertThat(sheet).containsEntry("asOf", "2026-02-10").containsEntry("currency", "SGD");
    }

    @Test
    void without_a_rate_the_report_says_that_it_is_not_complete() {
        var sheet = read(service.get(workspace, "/reports/balance-sheet?asOf=2026-03-01"));

        assertThat(sheet).containsEntry("complete", false).containsEntry("balanced", true);
        assertThat(at(sheet, "assets"))
                .asInstanceOf(map(String.class, Object.class))
                .containsEntry("total", null);
        assertThat(lines(sheet, "assets"))
                .extracting(line -> line.get("amount"))
                .contains(Map.of("amount", "10.00", "currency", "USD"));
    }

    @Test
    void an_income_statement_has_the_fields_that_clients_rely_on() {
        var statement =
                read(service.get(workspace, "/reports/income-statement?from=2026-01-01&to=2026-01-31&currency=SGD"));

        assertThat(statement)
                .containsEntry("from", "2026-01-01")
                .containsEntry("to", "2026-01-31")
                .containsEntry("currency", "SGD")
                .containsEntry("netIncome", money("-412.50"));
        assertThat(at(statement, "income", "total")).isEqualTo(money("0.00"));
        assertThat(at(statement, "expenses", "total")).isEqualTo(money("412.50"));
        assertThat(lines(statement, "expenses")).hasSize(2);
    }

    @Test
    void net_worth_is_a_point_for_each_month() {
        var series = read(service.get(workspace, "/reports/net-worth?from=2025-12-01&to=2026-02-10"));

        assertThat(series.get("points"))
                .asInstanceOf(list(Map.class))
                .extracting(point -> point.get("date"), point -> point.get("netWorth"))
                .containsExactly(
                        tuple("2025-12-31", money("1100.00")),
                        tuple("2026-01-31", money("687.50")),
                        tuple("2026-02-10", money("687.50")));
    }

    @ParameterizedTest
    @CsvSource({
        "/reports/balance-sheet?asOf=2026-01-31&format=csv, */*",
        "/reports/balance-sheet?asOf=2026-01-31, text/csv"
    })
    void a_report_comes_as_csv_when_asked(String path, String accept) {
        var answer = service.get(workspace, path, accept);

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"balance-sheet-2026-01-31.csv\"");
        assertThat(answer.body())
                .isEqualTo("""
                    asOf,section,kind,code,name,accountId,amount,currency
                    2026-01-31,assets,account,,"DBS, ••6789",%s,700.00,SGD
                    2026-01-31,assets,total,,Total assets,,700.00,SGD
                    2026-01-31,liabilities,account,,'=HYPERLINK(1),%s,12.50,SGD
                    2026-01-31,liabilities,total,,Total liabilities,,12.50,SGD
                    2026-01-31,equity,account,,Opening balance equity,%s,100.00,SGD
                    2026-01-31,equity,retained-earnings,,Retained earnings,,1000.00,SGD
                    2026-01-31,equity,current-earnings,,Current earnings,,-412.50,SGD
                    2026-01-31,equity,total,,Total equity,,687.50,SGD
                    """.formatted(TestJournal.id("Bank"), TestJournal.id("Card"), TestJournal.id("Opening"))
                        .replace("\n", "\r\n"));
    }

    @Test
    void an_income_statement_comes_as_csv_too() {
        var answer = service.get(workspace, "/reports/income-statement?from=2026-01-01&to=2026-01-31&format=csv");

        assertThat(answer.body())
                .startsWith("from,to,section,")
                .endsWith("2026-01-01,2026-01-31,netIncome,total,,Net income,,-412.50,SGD\r\n");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        /reports/balance-sheet?format=docx, format-unknown
        /reports/balance-sheet?currency=XXX, currency-unknown
        /reports/balance-sheet?currency=dollars, currency-unknown
        /reports/balance-sheet?asOf=0001-01-01, day-out-of-range
        /reports/income-statement?from=2026-02-01&to=2026-01-31, period-turned-round
        /reports/net-worth?from=1950-01-01&to=2026-01-31&step=day, period-too-long
        /exports/journal?format=xlsx, format-unknown
        """)
    void what_cannot_be_answered_is_a_problem(String path, String code) {
        var answer = service.get(workspace, path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(read(answer)).containsEntry("code", code);
    }

    @ParameterizedTest
    @CsvSource({
        "/reports/balance-sheet?asOf=yesterday, asOf, yesterday",
        "/reports/income-statement?from=2026-02-30, from, 2026-02-30",
        "/reports/net-worth?step=week, step, week",
        "/exports/journal?includeVoided=banana, includeVoided, banana"
    })
    void what_cannot_be_read_is_a_problem_that_says_what_and_where(String path, String where, String what) {
        var answer = service.get(workspace, path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains(where, what);
    }

    @ParameterizedTest
    @CsvSource({"1899-12-31, 400", "1900-01-01, 200", "2199-12-31, 200", "2200-01-01, 400"})
    void reports_are_made_for_three_centuries(String day, int status) {
        assertThat(service.get(workspace, "/reports/balance-sheet?currency=SGD&asOf=" + day)
                        .statusCode())
                .isEqualTo(status);
        assertThat(service.get(workspace, "/reports/income-statement?from=" + day + "&to=" + day)
                        .statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        application/json, text/csv                    | application/json
        text/html, text/csv;q=0.9                     | text/csv
        text/csv;q=0.1, application/json;q=0.9        | application/json
        text/html,application/xhtml+xml,*/*;q=0.8     | application/json
        """)
    void of_what_a_client_accepts_the_first_that_is_offered_is_answered(String accept, String answered) {
        var answer = service.get(workspace, "/reports/balance-sheet?asOf=2026-01-31", accept);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(answered);
    }

    @Test
    void what_no_report_comes_as_is_a_problem() {
        var answer = service.get(workspace, "/reports/balance-sheet?asOf=2026-01-31", "application/pdf");

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(read(answer)).containsEntry("code", "not-acceptable");
    }

    @Test
    void another_workspace_sees_an_empty_ledger() {
        var other = new WorkspaceId(UUID.randomUUID());

        var sheet = read(service.get(other, "/reports/balance-sheet?asOf=2026-01-31"));

        assertThat(lines(sheet, "assets")).isEmpty();
        assertThat(at(sheet, "assets", "total")).isEqualTo(money("0.00"));
        assertThat(service.get(other, "/exports/journal").body()).doesNotContain("account ");
    }

    private static Map<String, String> money(String amount) {
        return Map.of("amount", amount, "currency", "SGD");
    }

    private Map<String, Object> read(HttpResponse<String> answer) {
        try {
            return Objects.requireNonNull(json.readValue(answer.body(), Argument.mapOf(String.class, Object.class)));
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static Object at(Map<String, Object> value, String... path) {
        Object found = value;
        for (String member : path) {
            found = Objects.requireNonNull(((Map<?, ?>) found).get(member), member);
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> lines(Map<String, Object> report, String section) {
        return (List<Map<String, Object>>) at(report, section, "lines");
    }

    @Factory
    @Requires(property = "reports.test-clock")
    static final class Today {
        @Singleton
        Clock clock() {
            return FixedClock.at("2026-02-10T23:59:59Z");
        }
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("reports.test-clock", "true");
    }
}
