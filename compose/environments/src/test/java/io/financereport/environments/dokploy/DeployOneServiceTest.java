package io.financereport.environments.dokploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import io.financereport.environments.dokploy.FakeDokploy.Fate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One service gets a version of its own while the others stay, and what ran before is put back for each of them. */
class DeployOneServiceTest {
    private final FakeDokploy dokploy = new FakeDokploy();
    private final FakeProduct product = new FakeProduct();
    private final String id = dokploy.compose("app", "ENVIRONMENT=production\nSTATEMENT_REPLICAS=2\nKEPT='as it is'\n");

    @BeforeEach
    void all_four_run_a_version() {
        dokploy.whenDeployed(env -> product.runs(value("GATEWAY_IMAGE_TAG"), ""));
        deploy("v1.0.0").requireSuccess();
    }

    @AfterEach
    void close() {
        dokploy.close();
        product.close();
    }

    private String value(String key) {
        return dokploy.env(id)
                .lines()
                .filter(line -> line.startsWith(key + "="))
                .findFirst()
                .orElse("=")
                .replaceFirst(".*?=", "");
    }

    private Script script(String name) {
        return Tried.script(name, dokploy).with("SERVICE_SECONDS_MAX", "180");
    }

    private Script.Outcome deploy(String tag) {
        return script("dokploy_deploy.sh").run(id, tag, product.url());
    }

    private Script.Outcome deploy(String service, String tag) {
        return script("dokploy_deploy.sh").run("--service", service, id, tag, product.url());
    }

    private Script.Outcome rollback(String... options) {
        var words = new ArrayList<>(List.of(options));
        words.addAll(List.of(id, product.url()));
        return script("rollback.sh").run(words.toArray(String[]::new));
    }

    /** The tag that each container of the service runs. */
    private List<String> tags(String service) {
        return dokploy.containers().of(service).stream()
                .map(one -> one.replaceFirst(".* ", ""))
                .toList();
    }

    private List<String> others() {
        return List.of("gateway", "reconciliation", "report").stream()
                .flatMap(service -> dokploy.containers().of(service).stream())
                .toList();
    }

    @Test
    void its_containers_are_new_and_those_of_the_others_stay() {
        var before = others();

        var outcome = deploy("statement-service", "v1.0.1").requireSuccess();

        assertThat(tags("statement")).containsExactly("v1.0.1", "v1.0.1");
        assertThat(others()).isEqualTo(before);
        assertThat(outcome.out())
                .contains(
                        "v1.0.0 -> v1.0.0,statement=v1.0.1", "each container of statement runs v1.0.1 and is healthy");
        assertThat(dokploy.changes()).endsWith("compose.update", "compose.redeploy", "compose.update");
        assertThat(dokploy.cloned(id)).containsExactly("v1.0.0");
        assertThat(value("HEALTHY_IMAGE_TAG")).isEqualTo("v1.0.0,statement=v1.0.1");
        assertThat(value("PREVIOUS_IMAGE_TAG")).isEqualTo("v1.0.0");
        assertThat(value("KEPT")).isEqualTo("'as it is'");
    }

    @Test
    void the_gateway_answers_for_itself() {
        deploy("gateway", "v1.0.1").requireSuccess();

        assertThat(value("HEALTHY_IMAGE_TAG")).isEqualTo("v1.0.1,statement=v1.0.0,reconciliation=v1.0.0,report=v1.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "ill", "stuck", "not told"})
    void containers_that_do_not_run_it_and_are_healthy_are_a_failure(String fault) {
        switch (fault) {
            case "missing" -> dokploy.containers().missing(1);
            case "ill" -> dokploy.containers().ill("statement");
            case "stuck" -> dokploy.containers().stuck("statement");
            default -> dokploy.containers().areNotTold();
        }

        var outcome = script("dokploy_deploy.sh")
                .with("SERVICE_SECONDS_MAX", "1")
                .run("--service", "statement", id, "v1.0.1", product.url());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("not each container of statement runs v1.0.1 and is healthy");
        assertThat(outcome.err()).contains("goes back to v1.0.0");
        assertThat(value("HEALTHY_IMAGE_TAG")).isEqualTo("v1.0.0");
    }

    @Test
    void a_product_that_is_not_healthy_is_a_failure() {
        dokploy.whenDeployed(env -> product.answers(503, "{\"status\":\"unhealthy\"}"));

        assertThat(deploy("statement", "v1.0.1").exitCode()).isEqualTo(1);
    }

    @Test
    void queued_is_no_success() {
        dokploy.next(Fate.NEVER_APPEARS);

        var outcome =
                Tried.hasty(script("dokploy_deploy.sh")).run("--service", "statement", id, "v1.0.1", product.url());

        assertThat(outcome.err()).contains("no new deployment appeared within 1 s");
    }

    @Test
    void a_deployment_of_all_takes_the_single_tag_away() {
        deploy("statement", "v1.0.1").requireSuccess();

        deploy("v1.1.0").requireSuccess();

        assertThat(tags("statement")).containsOnly("v1.1.0");
        assertThat(value("HEALTHY_IMAGE_TAG")).isEqualTo("v1.1.0");
        assertThat(value("PREVIOUS_IMAGE_TAG")).isEqualTo("v1.0.0,statement=v1.0.1");
    }

    @Test
    void a_rollback_of_one_service_leaves_the_others() {
        deploy("statement", "v1.0.1").requireSuccess();
        var before = others();

        rollback().requireSuccess();

        assertThat(tags("statement")).containsExactly("v1.0.0", "v1.0.0");
        assertThat(others()).isEqualTo(before);
        assertThat(rollback().err()).contains("No tag is known that ran before v1.0.0");
    }

    @Test
    void a_rollback_of_all_puts_the_single_tag_back() {
        deploy("statement", "v1.0.1").requireSuccess();
        deploy("v1.1.0").requireSuccess();

        rollback().requireSuccess();

        assertThat(tags("gateway")).containsExactly("v1.0.0");
        assertThat(tags("statement")).containsExactly("v1.0.1", "v1.0.1");
        assertThat(tags("report")).containsExactly("v1.0.0");
    }

    @Test
    void one_that_was_never_healthy_goes_back_to_what_was() {
        deploy("statement", "v1.0.1").requireSuccess();
        dokploy.next(Fate.ERROR);
        deploy("statement", "v1.0.2");

        rollback().requireSuccess();

        assertThat(value("STATEMENT_IMAGE_TAG")).isEqualTo("v1.0.1");
        assertThat(value("REPORT_IMAGE_TAG")).isEqualTo("v1.0.0");
    }

    @Test
    void what_runs_is_named_with_the_single_tag_so_that_it_can_be_returned_to() {
        deploy("statement", "v1.0.1").requireSuccess();
        var running = running().requireSuccess();
        dokploy.next(Fate.ERROR);
        deploy("v1.1.0");

        rollback("--to", running.out().strip().substring("tag=".length())).requireSuccess();

        assertThat(running.out()).isEqualTo("tag=v1.0.0,statement=v1.0.1\n");
        assertThat(tags("statement")).containsOnly("v1.0.1");
        assertThat(tags("report")).containsOnly("v1.0.0");
    }

    @Test
    void a_gateway_that_runs_something_else_is_named_alone() {
        deploy("statement", "v1.0.1").requireSuccess();
        product.runs("v1.0.00", "");

        assertThat(running().requireSuccess().out()).isEqualTo("tag=v1.0.00\n");
    }

    private Script.Outcome running() {
        return script("running_tag.sh").with("GITHUB_ACTIONS", "true").run("--compose", id, product.url());
    }

    @ParameterizedTest
    @CsvSource({
        "web,v1.0.1,--service needs one of",
        "'',v1.0.1,--service needs one of",
        "statement,latest,moves",
        "statement,'v1.0.1,report=v1.0.2',--service has one tag"
    })
    void what_cannot_be_is_refused(String service, String tag, String sentence) {
        var before = dokploy.changes().size();

        var outcome = deploy(service, tag);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains(sentence);
        assertThat(dokploy.changes()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.1.0,web=v1.0.0", "v1.1.0,statement=latest", "v1.1.0,", "statement=v1.0.0", "v1 1"})
    void a_version_names_tags_of_services_and_nothing_else(String version) {
        assertThat(deploy(version).exitCode()).isEqualTo(2);
    }

    @Test
    void before_all_run_none_is_deployed_alone() {
        var fresh = dokploy.compose("fresh", "ENVIRONMENT=staging\n");

        var outcome = script("dokploy_deploy.sh").run("--service", "report", fresh, "v1.0.0", product.url());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("deploy all of them first");
    }

    @Test
    void no_secret_of_a_container_is_seen() {
        assertThat(deploy("statement", "v1.0.1").requireSuccess().said()).doesNotContain("s3cret-of-the-tokens");
    }
}
