package io.financereport.environments.dokploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import io.financereport.environments.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** smoke_test.sh and perf_check.sh against a product, and the page about all of these scripts against their help. */
class ProbesTest {
    private final FakeProduct product = new FakeProduct();

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void the_smoke_test_takes_its_address_from_the_argument_or_the_environment() {
        var out = Script.named("smoke_test.sh")
                .run(product.url())
                .requireSuccess()
                .out();

        assertThat(out.lines())
                .containsExactly(
                        "ok    /",
                        "ok    /api/health",
                        "ok    /api/docs",
                        "ok    /ping-pong",
                        "ok    /reconciliation",
                        "ok    /api/ping");
        Script.named("smoke_test.sh")
                .with("BASE_URL", product.url() + "/")
                .run()
                .requireSuccess();
    }

    @Test
    void the_smoke_test_fails_when_one_door_does() {
        product.answers(200, "{\"status\":\"unhealthy\"}");

        var outcome = Script.named("smoke_test.sh").run(product.url());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("FAIL  /api/health").contains("ok    /api/ping");
    }

    @Test
    void the_look_at_the_speed_tells_percentiles_and_never_blocks() {
        var perf = Script.named("perf_check.sh").with("PERF_REQUESTS", "4").with("PERF_ANSWER_SECONDS", "60");
        assertThat(perf.run(product.url()).requireSuccess().out())
                .containsPattern("/api/ping +p50 \\d+\\.\\d{3}  p95 \\d+\\.\\d{3}  p99 \\d+\\.\\d{3}"
                        + "  max \\d+\\.\\d{3} s \\(4 answers\\)")
                .doesNotContain("no 200");

        product.answers(503, "");
        assertThat(perf.run(product.url()).requireSuccess().out())
                .contains("WARN  /api/health: 4 answers were no 200, the last 503");
        assertThat(perf.run("http://127.0.0.1:1").requireSuccess().out())
                .contains("WARN  /api/health: 1 answers were no 200, the last 000");
    }

    @Test
    void an_answer_of_more_than_two_seconds_is_a_warning_and_one_of_two_is_none(@TempDir Path programs) {
        assertThat(looked(programs, "2.001")).contains("WARN  /api/ping: 2 of 2 answers took longer than 2.0 s");
        assertThat(looked(programs, "2.000"))
                .contains("max 2.000 s (2 answers)")
                .doesNotContain("WARN");
    }

    private String looked(Path programs, String seconds) {
        return Script.named("perf_check.sh")
                .withPrograms(StandIn.program(programs, "curl", "echo 200 " + seconds))
                .with("PERF_REQUESTS", "2")
                .run(product.url())
                .requireSuccess()
                .out();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dokploy_deploy.sh",
                "scale_service.sh",
                "rollback.sh",
                "preview_create.sh",
                "preview_destroy.sh",
                "health_check.sh",
                "smoke_test.sh",
                "perf_check.sh",
                "release.sh"
            })
    void the_page_calls_each_script_as_the_script_says(String name) throws Exception {
        var usage = Script.named(name)
                .run("--help")
                .requireSuccess()
                .out()
                .lines()
                .findFirst()
                .orElse("");

        assertThat(List.of(Files.readString(Script.ROOT.resolve("docs/reference/dokploy.md"))
                        .split("\n")))
                .contains("compose/bin/" + usage.substring("usage: ".length()));
    }
}
