package io.financereport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class SiteTest implements OnRealParts {
    @Inject
    EmbeddedServer gateway;

    private Client browser;

    @Override
    public String service() {
        return "gateway";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("version", "1.2.3", "git-sha", "0a1b2c3");
    }

    @BeforeEach
    void open() {
        browser = Client.of(gateway.getURI());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ping-pong", "/reconciliation", "/statements/0192c1de-1", "/reports?asOf=2026-01-31"})
    void a_place_in_the_ui_is_its_page_asked_for_every_time(String path) {
        var answer = browser.get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.text()).contains("<title>Finance Report</title>");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void a_file_named_by_its_content_is_kept_for_ever() {
        var answer = browser.get("/assets/app-0a1b2c3d.js");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/javascript");
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        var again = browser.with("If-None-Match", answer.header("ETag")).get("/assets/app-0a1b2c3d.js");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/assets/gone.js", "/application.yml", "/../application.yml", "/%2e%2e/application.yml", "/.env"
            })
    void what_is_not_there_or_not_for_browsers_is_not_found(String path) {
        assertThat(browser.get(path).status()).isEqualTo(404);
    }

    @Test
    void a_head_says_what_a_get_would() {
        var answer = browser.send(browser.request("/").method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/auth/me", "/api/unknown", "/api/ping", "/api/docs", "/health/readiness"})
    void every_answer_carries_the_security_headers(String path) {
        var answer = browser.get(path);

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src")
                .contains("frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
    }

    @Test
    void the_ping_turns_and_stays_turned() {
        var before = browser.get("/api/ping").json();

        var turned = browser.post("/api/ping/toggle", "").json();

        assertThat(before.path("state").asText()).isEqualTo("pong");
        assertThat(turned.path("state").asText()).isEqualTo("ping");
        assertThat(turned.path("toggleCount").asInt()).isEqualTo(1);
        assertThat(browser.get("/api/ping").json()).isEqualTo(turned);
    }

    @Test
    void health_says_which_parts_work() {
        var answer = browser.get("/api/health");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("status").asText()).isEqualTo("unhealthy");
        assertThat(answer.json().at("/checks/postgres").asText()).isEqualTo("healthy");
        assertThat(answer.json().at("/checks/redis").asText()).isEqualTo("healthy");
        assertThat(answer.json().at("/checks/statement").asText()).isEqualTo("unhealthy");
    }

    @Test
    void health_says_what_runs_and_has_a_short_name() {
        var answer = browser.get("/health");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json()).isEqualTo(browser.get("/api/health").json());
        assertThat(answer.json().path("version").asText()).isEqualTo("1.2.3");
        assertThat(answer.json().path("git_sha").asText()).isEqualTo("0a1b2c3");
    }

    @Test
    void readiness_tells_nobody_where_the_parts_are() {
        var answer = browser.get("/health/readiness");

        assertThat(answer.json().path("status").asText()).isEqualTo("UP");
        assertThat(answer.json().path("details").isNull()).as(answer.text()).isTrue();
    }

    @Test
    void the_api_is_described_in_one_document_and_on_one_page() {
        var page = browser.get("/api/docs");
        var api = browser.get("/api/openapi.yaml");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Swagger UI").contains("/api/docs/swagger-ui-bundle.js");
        assertThat(page.header("Content-Security-Policy")).doesNotContain("unsafe");
        assertThat(browser.get("/api/docs/swagger-ui-bundle.js").text()).hasSizeGreaterThan(100_000);
        assertThat(browser.get("/api/docs/swagger-ui.css").header("Content-Type"))
                .startsWith("text/css");
        assertThat(browser.get("/api/docs/start.js").text()).contains("/api/openapi.yaml");
        assertThat(browser.get("/api/docs/package.json").status()).isEqualTo(404);
        assertThat(api.header("Content-Type")).startsWith("application/yaml");
        assertThat(api.text()).contains("openapi: 3.1.0").contains("/api/auth/register");
    }
}
