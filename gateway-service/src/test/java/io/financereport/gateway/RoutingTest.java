package io.financereport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.tenancy.GatewayTokens;
import io.financereport.tenancy.Role;
import io.financereport.test.Await;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class RoutingTest implements OnRealParts {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final StandIn statement = StandIn.start();
    private final StandIn reconciliation = StandIn.start();
    private final StandIn report = StandIn.start();
    private final StandIn otherReport = StandIn.start();

    @Inject
    EmbeddedServer gateway;

    @Inject
    GatewayTokens verifier;

    private Client person;

    @Override
    public String service() {
        return "gateway";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "gateway.limits.api.requests",
                "100000",
                "gateway.upstream.check-every",
                "200ms",
                "gateway.upstream.check-within",
                "1m",
                "micronaut.http.services.statement.urls",
                statement.url(),
                "micronaut.http.services.reconciliation.urls",
                reconciliation.url(),
                "micronaut.http.services.report.urls",
                report.url() + "," + otherReport.url());
    }

    /** The verifier of every service, as it is there: it reads the keys from this gateway. */
    @Override
    public Map<String, String> getProperties() {
        return PublishedKeys.readFromTheGateway(OnRealParts.super.getProperties());
    }

    @BeforeAll
    void answer() {
        statement.says("/", 200, "application/json", "{\"from\":\"statement\"}");
        reconciliation.says("/", 200, "application/json", "{\"from\":\"reconciliation\"}");
        report.says("/", 200, "application/json", "{\"from\":\"report\"}");
        otherReport.says("/", 200, "application/json", "{\"from\":\"other report\"}");
    }

    @BeforeEach
    void register() {
        person = Client.of(gateway.getURI()).registered();
    }

    @AfterAll
    void stop() {
        Stream.of(statement, reconciliation, report, otherReport).forEach(StandIn::close);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        /api/statements,                        statement,      /statements
        /api/statements/1/transactions?limit=5, statement,      /statements/1/transactions?limit=5
        /api/import-profiles,                   statement,      /import-profiles
        /api/accounts?q=a%20b&q=%2F,            reconciliation, /accounts?q=a%20b&q=%2F
        /api/journal-entries/1/post,            reconciliation, /journal-entries/1/post
        /api/rules,                             reconciliation, /rules
        /api/reconciliation/matches,            reconciliation, /reconciliation/matches
        /api/periods,                           reconciliation, /periods
        """)
    void a_path_goes_to_the_service_that_owns_it(String path, String owner, String heard) {
        var answer = person.get(path);

        assertThat(answer.json().path("from").asText()).isEqualTo(owner);
        assertThat((owner.equals("statement") ? statement : reconciliation)
                        .last()
                        .uri())
                .isEqualTo(heard);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/reports/balance-sheet", "/api/report-packages", "/api/fx-rates", "/api/exports/journal"})
    void reports_go_to_the_report_service(String path) {
        assertThat(person.get(path).json().path("from").asText()).endsWith("report");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/unknown",
                "/api/internal/events",
                "/api",
                "/api/statements/../internal/events",
                "/api/statements/%2e%2e/internal/events",
                "/api/statements/..%2finternal",
                "/api/statements/..;/internal/events",
                "/api/statements/%2e%2e;a=b/internal/events"
            })
    void an_unknown_path_is_a_problem_and_reaches_nobody(String path) {
        var before = statement.heard().size();

        var answer = person.send(person.request(path).GET());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(statement.heard()).hasSize(before);
    }

    @Test
    void nobody_gets_through_without_signing_in() {
        var before = statement.heard().size();

        var answer = Client.of(gateway.getURI()).get("/api/statements");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(statement.heard()).hasSize(before);
    }

    @Test
    void a_service_is_told_who_asks_by_a_token_of_the_gateway_alone() throws Exception {
        var me = person.get("/api/auth/me").json();
        person.with("Cookie", "session=secret")
                .with("X-Workspace-Id", me.at("/workspace/id").asText())
                .with("X-Forwarded-For", "1.2.3.4")
                .with("X-Forwarded-User", "root")
                .with("Forwarded", "for=1.2.3.4")
                .with("Te", "trailers")
                .with("X-Request-Id", "asked-by-test")
                .with("If-Match", "\"7\"")
                .get("/api/statements");

        var headers = statement.last().headers();
        assertThat(headers)
                .containsEntry("x-request-id", "asked-by-test")
                .containsEntry("if-match", "\"7\"")
                .containsKey("traceparent")
                .doesNotContainKeys(
                        "cookie", "x-workspace-id", "x-forwarded-for", "x-forwarded-user", "forwarded", "te");
        var identity = verifier.verify(headers.getOrDefault("authorization", "").substring("Bearer ".length()));
        assertThat(identity.user().toString()).isEqualTo(me.at("/user/id").asText());
        assertThat(identity.workspace().toString())
                .isEqualTo(me.at("/workspace/id").asText());
        assertThat(identity.role()).isEqualTo(Role.OWNER);
        assertThat(identity.baseCurrency().getCurrencyCode()).isEqualTo("SGD");
    }

    @Test
    void bodies_and_methods_go_through_as_they_are() {
        person.send(person.request("/api/statements/9")
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Idempotency-Key", "k")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"é\":1}")));

        var heard = statement.last();
        assertThat(heard.method()).isEqualTo("PATCH");
        assertThat(heard.body()).isEqualTo("{\"é\":1}");
        assertThat(heard.headers())
                .containsEntry("content-type", "application/json; charset=utf-8")
                .containsEntry("content-length", "8")
                .containsEntry("idempotency-key", "k");
    }

    @Test
    void what_a_service_refuses_passes_through_and_a_location_is_one_from_outside() {
        statement.says("/statements/problem", 422, "application/problem+json", "{\"code\":\"contradicted\"}");
        statement.does("/statements/made", exchange -> {
            exchange.getResponseHeaders().set("Location", "/statements/5");
            exchange.getResponseHeaders().set("Set-Cookie", "session=stolen");
            exchange.getResponseHeaders().set("ETag", "\"3\"");
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });

        var refused = person.post("/api/statements/problem", "{}");
        var made = person.post("/api/statements/made", "{}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("contradicted");
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/api/statements/5");
        assertThat(made.header("ETag")).isEqualTo("\"3\"");
        assertThat(made.header("Set-Cookie")).isEmpty();
    }

    @Test
    void work_is_spread_over_all_ready_instances() {
        Await.until(PATIENCE, () -> person.get("/api/reports/x").text().contains("other"));
        Await.until(PATIENCE, () -> !person.get("/api/reports/x").text().contains("other"));
    }

    @Test
    void an_instance_that_is_not_ready_gets_nothing_and_gets_work_again_when_it_is() {
        otherReport.ready(false);
        Await.until(
                PATIENCE,
                () -> Stream.generate(() -> person.get("/api/reports/x"))
                        .limit(10)
                        .noneMatch(answer -> answer.text().contains("other")));

        otherReport.ready(true);

        Await.until(PATIENCE, () -> person.get("/api/reports/x").text().contains("other"));
    }
}
