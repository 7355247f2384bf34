package io.financereport.environments.dokploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import io.financereport.environments.dokploy.FakeDokploy.Fate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleServiceTest {
    private static final String ENV = "STATEMENT_REPLICAS=1\nREPORT_REPLICAS=2\nX=\"y\"\n";

    private final FakeDokploy dokploy = new FakeDokploy();
    private final FakeProduct product = new FakeProduct();
    private final String id = dokploy.compose("app", ENV);

    @AfterEach
    void close() {
        dokploy.close();
        product.close();
    }

    private Script scale() {
        return Tried.script("scale_service.sh", dokploy).with("SCALE_SECONDS_MAX", "1");
    }

    @Test
    void one_service_is_scaled_and_its_containers_are_counted() {
        var outcome = scale().run("--url", product.url(), id, "statement", "3").requireSuccess();

        assertThat(outcome.out()).contains("ok    3 of statement run", "is healthy");
        assertThat(dokploy.env(id)).isEqualTo(ENV.replace("STATEMENT_REPLICAS=1", "STATEMENT_REPLICAS=3"));
        assertThat(dokploy.changes()).containsExactly("compose.update", "compose.redeploy");
    }

    @ParameterizedTest
    @CsvSource({"statement,0", "statement,10", "statement,-1", "statement,two", "statement,1.5", "postgres,2", "'',2"})
    void what_cannot_be_is_refused(String service, String replicas) {
        assertThat(scale().run(id, service, replicas).exitCode()).isEqualTo(2);
        assertThat(dokploy.changes()).isEmpty();
    }

    @Test
    void the_limit_is_a_setting() {
        assertThat(scale().with("SCALE_REPLICAS_MAX", "2")
                        .run(id, "report-service", "3")
                        .err())
                .contains("1 to 2 are possible");
        scale().with("SCALE_REPLICAS_MAX", "12").run(id, "report-service", "12").requireSuccess();
    }

    @Test
    void too_few_that_run_are_a_failure() {
        dokploy.containers().missing(1);

        var outcome = scale().run(id, "statement", "3");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("2 of statement run and not 3");
    }

    @Test
    void a_redeployment_that_fails_or_never_comes_is_a_failure() {
        dokploy.next(Fate.ERROR, Fate.NEVER_APPEARS);

        assertThat(scale().run(id, "statement", "3").err()).contains("ended with error");
        assertThat(Tried.hasty(scale()).run(id, "statement", "4").err()).contains("no new deployment appeared");
    }

    @Test
    void a_dokploy_that_does_not_tell_its_containers_is_said() {
        dokploy.containers().areNotTold();

        assertThat(scale().run(id, "gateway", "2").requireSuccess().out()).contains("they are not counted");
    }

    @Test
    void a_dry_run_changes_nothing() {
        assertThat(scale().run("--dry-run", id, "statement", "3")
                        .requireSuccess()
                        .out())
                .contains("from 1 to 3");
        assertThat(dokploy.changes()).isEmpty();
    }
}
