package io.financereport.environments.dokploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import io.financereport.environments.dokploy.FakeDokploy.Fate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollbackTest {
    private final FakeDokploy dokploy = new FakeDokploy();
    private final FakeProduct product = new FakeProduct();
    private final String id = dokploy.compose(
            "app",
            "GATEWAY_IMAGE_TAG=v1.0.0\n"
                    + "STATEMENT_IMAGE_TAG=v1.0.0\n"
                    + "RECONCILIATION_IMAGE_TAG=v1.0.0\n"
                    + "REPORT_IMAGE_TAG=v1.0.0\n"
                    + "HEALTHY_IMAGE_TAG=v1.0.0\n"
                    + "KEPT='as it is'\n");

    @BeforeEach
    void the_product_runs_what_is_deployed() {
        dokploy.whenDeployed(env -> product.runs(tag(), ""));
    }

    @AfterEach
    void close() {
        dokploy.close();
        product.close();
    }

    private String tag() {
        return dokploy.env(id)
                .lines()
                .filter(line -> line.startsWith("GATEWAY_IMAGE_TAG="))
                .findFirst()
                .orElse("")
                .substring("GATEWAY_IMAGE_TAG=".length());
    }

    private Script.Outcome deploy(String tag) {
        return Tried.script("dokploy_deploy.sh", dokploy).run(id, tag, product.url());
    }

    private Script.Outcome rollback(String... options) {
        var words = new ArrayList<>(List.of(options));
        words.add(id);
        words.add(product.url());
        return Tried.script("rollback.sh", dokploy).run(words.toArray(String[]::new));
    }

    @Test
    void goes_to_the_tag_that_ran_before_and_a_second_time_nowhere() {
        deploy("v1.1.0").requireSuccess();

        rollback().requireSuccess();

        assertThat(tag()).isEqualTo("v1.0.0");
        assertThat(dokploy.env(id)).contains("KEPT='as it is'\n");
        var again = rollback();
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("No tag is known that ran before v1.0.0");
        assertThat(tag()).isEqualTo("v1.0.0");
    }

    @Test
    void passes_over_tags_that_were_never_healthy() {
        deploy("v1.1.0").requireSuccess();
        dokploy.next(Fate.ERROR, Fate.ERROR);
        deploy("v1.2.0");
        deploy("v1.2.1");

        rollback().requireSuccess();

        assertThat(tag()).isEqualTo("v1.1.0");
    }

    @Test
    void a_first_version_that_was_never_healthy_is_none_to_go_back_to() {
        var fresh = dokploy.compose("fresh", "ENVIRONMENT=staging\n");
        dokploy.next(Fate.ERROR);
        Tried.script("dokploy_deploy.sh", dokploy).run(fresh, "v1.0.0", product.url());
        dokploy.whenDeployed(env -> product.runs("v1.1.0", ""));
        Tried.script("dokploy_deploy.sh", dokploy)
                .run(fresh, "v1.1.0", product.url())
                .requireSuccess();

        var outcome = Tried.script("rollback.sh", dokploy).run(fresh, product.url());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("No tag is known that ran before v1.1.0");
    }

    @Test
    void the_same_tag_deployed_again_does_not_hide_the_one_before() {
        deploy("v1.1.0").requireSuccess();
        deploy("v1.1.0").requireSuccess();

        assertThat(rollback("--dry-run").requireSuccess().out()).contains("from v1.1.0 to v1.0.0");
        assertThat(tag()).isEqualTo("v1.1.0");
    }

    @Test
    void the_compose_file_goes_back_with_the_version() {
        deploy("v1.1.0").requireSuccess();

        rollback().requireSuccess();

        assertThat(dokploy.cloned(id)).containsExactly("v1.1.0", "v1.0.0");
    }

    @Test
    void goes_where_it_is_told() {
        rollback("--to", "v0.9.0").requireSuccess();

        assertThat(tag()).isEqualTo("v0.9.0");
        assertThat(rollback("--to", "latest").exitCode()).isEqualTo(2);
    }
}
