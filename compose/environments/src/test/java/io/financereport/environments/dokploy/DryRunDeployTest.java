package io.financereport.environments.dokploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Certificates;
import io.financereport.environments.Script;
import io.financereport.environments.StandIn;
import io.financereport.environments.dokploy.FakeDokploy.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** dry_run_deploy.sh on a Dokploy, with the product behind the environment's own address. */
class DryRunDeployTest {
    private static final String TAG = "v1.1.0";
    private static final String STAGING = "ENVIRONMENT=staging\n"
            + "ENV_DOMAIN_SUFFIX=-staging\n"
            + "INTERNAL_DOMAIN=example.org\n"
            + "JWT_SECRET=s3cret-of-the-tokens==\n";
    private static final String RUNS = "GATEWAY_IMAGE_TAG=v1.0.0\nSTATEMENT_IMAGE_TAG=v1.0.0\n"
            + "RECONCILIATION_IMAGE_TAG=v1.0.0\nREPORT_IMAGE_TAG=v1.0.0\nHEALTHY_IMAGE_TAG=v1.0.0\n";
    private static final String LINE =
            "{\"@timestamp\":\"2026-01-31T08:00:00Z\",\"message\":\"%s\",\"logger_name\":\"i.f.Service\",\"level\":\"%s\"}\n";
    private static final String WELL = "OpenJDK warns of something\n" + LINE.formatted("[CHECKPOINT-3]", "INFO");
    private static final List<String> SERVICES = List.of("gateway", "statement", "reconciliation", "report");

    @TempDir
    private Path folder;

    private final FakeDokploy dokploy = new FakeDokploy();
    private final FakeProduct product = new FakeProduct();
    private final String id = dokploy.compose("app", STAGING + RUNS);
    private Certificates certificates = new Certificates(Path.of(""));

    @BeforeEach
    void staging() throws IOException {
        certificates = Certificates.in(folder);
        certificates.shows("report-staging.example.org", 60);
        StandIn.program(
                certificates.programs(),
                "curl",
                "printf '%%s\\n' \"$*\" >>\"%s/asked\"%nexec \"%s\" \"${@//https:\\/\\/report-staging.example.org/%s}\""
                        .formatted(folder, Script.require("curl"), product.url()));
        StandIn.program(
                certificates.programs(),
                "docker",
                "[ \"$1\" = logs ]; cd \"%s\"; echo \"$2\" >>read; cat log".formatted(folder));
        Files.writeString(folder.resolve("log"), WELL);
        deployed(tag -> {});
    }

    /** The product runs what is deployed; and what else a deployment of this tag does. */
    private void deployed(Consumer<String> then) {
        dokploy.whenDeployed(env -> value(env, "GATEWAY_IMAGE_TAG").forEach(tag -> {
            product.runs(tag, "");
            then.accept(tag);
        }));
    }

    @AfterEach
    void close() {
        dokploy.close();
        product.close();
    }

    private static Stream<String> value(String env, String key) {
        return env.lines().filter(line -> line.startsWith(key + "=")).map(line -> line.substring(key.length() + 1));
    }

    private Script rehearsal() {
        return Tried.script("dry_run_deploy.sh", dokploy)
                .withPrograms(certificates.programs())
                .with("SMOKE_ANSWER_SECONDS", "60")
                .with("BOOKS_SECONDS_MAX", "180");
    }

    private Script.Outcome rehearse(Script rehearsal) {
        return rehearsal.run(id, TAG);
    }

    /** What was claimed, without how long it took. */
    private static List<String> claims(Script.Outcome outcome) {
        return outcome.out()
                .lines()
                .filter(line -> line.matches("(ok|FAIL|NOTE) .*"))
                .map(line -> line.replaceAll(" +", " ")
                        .replaceAll(", \\d+ s$", "")
                        .replaceAll("after \\d+ s:", "after a while:"))
                .toList();
    }

    @Test
    void a_release_is_rehearsed_from_its_deployment_to_a_restart_that_loses_nothing() throws IOException {
        var postgres = dokploy.compose("postgres", "ENVIRONMENT=staging\n");
        var redis = dokploy.compose("redis", "ENVIRONMENT=staging\n");
        product.books().postsAfter(1);

        var outcome = rehearse(rehearsal().with("POSTGRES_COMPOSE_ID", postgres).with("REDIS_COMPOSE_ID", redis));

        assertThat(claims(outcome.requireSuccess()))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("ok certificate (59|60) days left, from CN=A1, O=An Authority"),
                        line -> assertThat(line)
                                .isEqualTo("ok deploy v1.1.0 runs at https://report-staging.example.org"),
                        line -> assertThat(line).isEqualTo("ok healthy https://report-staging.example.org"),
                        line -> assertThat(line).isEqualTo("ok smoke its doors are open"),
                        line -> assertThat(line).isEqualTo("ok seed an uploaded statement is in the balance sheet"),
                        line -> assertThat(line).startsWith("ok logs 4 lines of all services"),
                        line -> assertThat(line).isEqualTo("ok rollback what ran before runs again"),
                        line -> assertThat(line).isEqualTo("ok rollback v1.0.0 shows the same statement and figures"),
                        line -> assertThat(line).isEqualTo("ok forward v1.1.0 runs again"),
                        line -> assertThat(line).isEqualTo("ok forward v1.1.0 shows the same statement and figures"),
                        line -> assertThat(line).isEqualTo("ok restart v1.1.0 runs, started anew"),
                        line -> assertThat(line).isEqualTo("ok restart v1.1.0 shows the same statement and figures"),
                        line -> assertThat(line).startsWith("ok logs 4 lines of all services"),
                        line -> assertThat(line).startsWith("NOTE monitoring not looked at: there is none yet"));
        assertThat(product.books().original()).startsWith(":20:PROOF\n").endsWith("\n-\n");
        assertThat(dokploy.changes().stream().filter("compose.deploy"::equals)).hasSize(6);
        assertThat(List.of(postgres, redis))
                .allSatisfy(layer ->
                        assertThat(value(dokploy.env(layer), "IAC_CONFIG_HASH")).hasSize(1));
        assertThat(dokploy.env(id))
                .contains("GATEWAY_IMAGE_TAG=v1.1.0\n", "HEALTHY_IMAGE_TAG=v1.1.0\n", "PREVIOUS_IMAGE_TAG=v1.0.0\n");
        assertThat(Files.readString(folder.resolve("asked")))
                .contains("/api/statements")
                .doesNotContain(FakeBooks.TOKEN);
        var read = Files.readAllLines(folder.resolve("read"));
        // Each look was at the containers of its deployment, the second at those that run now.
        assertThat(SERVICES.stream().flatMap(service -> dokploy.containers().of(service).stream()))
                .extracting(container -> container.split(" ")[0])
                .containsAll(read.subList(4, 8))
                .doesNotContainAnyElementsOf(read.subList(0, 4));
    }

    @Test
    void a_deployment_that_fails_is_the_end_and_says_no_secret() {
        dokploy.next(Fate.ERROR);

        var outcome = rehearse(rehearsal().with("GITHUB_ACTIONS", "true"));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(claims(outcome).subList(1, 3))
                .containsExactly("FAIL deploy after a while:", "NOTE rehearsal ends here: nothing else was looked at");
        assertThat(outcome.out()).containsPattern("      FAIL  deployment new-\\d+ ended with error");
        assertThat(product.books().original()).isEmpty();
        assertThat(outcome.said().lines().filter(line -> !line.startsWith("::add-mask::")))
                .noneMatch(line -> line.contains("s3cret-of-the-tokens") || line.contains(FakeDokploy.KEY));
    }

    @Test
    void the_certificate_of_a_rehearsal_is_accepted_when_it_is_asked_for() {
        certificates.authority("/O=(STAGING) Let's Encrypt/CN=(STAGING) X");
        certificates.shows("report-staging.example.org", 60);
        dokploy.next(Fate.ERROR, Fate.ERROR);

        assertThat(rehearsal().run("--staging-certificate", id, TAG).out()).startsWith("ok    certificate ");
        assertThat(rehearsal().run(id, TAG).out()).startsWith("FAIL  certificate  from CN=(STAGING) X");
    }

    @Test
    void what_is_not_well_is_named_and_the_rest_is_looked_at_all_the_same() throws IOException {
        product.answersFirst(200, "{\"status\":\"healthy\",\"version\":\"v1.1.0\"}");
        product.answersFirst(503, "");
        product.answersFirst(503, "");
        product.shuts("/reconciliation");
        product.books().close();
        certificates.shows("elsewhere.example.org", 60);
        Files.writeString(folder.resolve("log"), WELL + LINE.formatted("a job was given up", "ERROR"));

        var outcome = rehearse(rehearsal());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(claims(outcome))
                .contains(
                        "FAIL certificate it is not for report-staging.example.org",
                        "FAIL healthy after a while:",
                        "FAIL smoke after a while:",
                        "FAIL seed after a while:",
                        "FAIL logs 4 lines are an ERROR, the last of them:",
                        "ok rollback what ran before runs again",
                        "FAIL rollback whether the same statement and figures are seen is not known: nothing was"
                                + " seeded",
                        "NOTE restart not of postgres: POSTGRES_COMPOSE_ID is not set",
                        "NOTE restart not of redis: REDIS_COMPOSE_ID is not set",
                        "ok restart v1.1.0 runs, started anew");
        assertThat(outcome.out())
                .contains(
                        "is not healthy after 2 attempts",
                        "      FAIL  /reconciliation  answered 404",
                        "      registering answered {\"code\":\"registration-closed\"}",
                        "      ERROR report i.f.Service: a job was given up");
    }

    @Test
    void a_statement_that_never_gets_into_the_books_is_a_failure() {
        product.books().postsAfter(1_000_000);

        var outcome = rehearse(rehearsal().with("BOOKS_SECONDS_MAX", "1"));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(claims(outcome)).contains("FAIL seed after a while:", "ok forward v1.1.0 runs again");
        assertThat(outcome.out()).contains("      within 1 s no more is seen than: {\"id\":\"statement-1\"");
    }

    @ParameterizedTest
    @CsvSource({"forgotten, 1, rollback", "another balance, 2, forward", "another original, 3, restart"})
    void what_is_not_as_it_was_seeded_is_a_failure_of_the_step_that_lost_it(String what, int deployments, String step) {
        var left = new int[] {deployments};
        deployed(tag -> {
            if (left[0]-- == 0) {
                switch (what) {
                    case "forgotten" -> product.books().forget();
                    case "another balance" -> product.books().comesTo("100.01");
                    default -> product.books().mixUp();
                }
            }
        });

        var outcome = rehearse(rehearsal().with("BOOKS_SECONDS_MAX", "1"));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(claims(outcome).stream()
                        .filter(line -> line.startsWith("FAIL"))
                        .findFirst())
                .hasValue("FAIL " + step + " after a while:");
    }

    @Test
    void a_first_version_has_nothing_to_go_back_to_and_is_no_rehearsal() {
        var first = dokploy.compose("first", STAGING);

        var outcome = rehearsal().run(first, TAG);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(claims(outcome).stream().filter(line -> line.startsWith("FAIL")))
                .containsExactly("FAIL rollback after a while:");
        assertThat(outcome.out()).contains("      FAIL  No tag is known that ran before v1.1.0");
    }

    @Test
    void logs_that_cannot_be_read_are_noted_and_a_failure_where_it_was_said_who_has_them() throws IOException {
        Files.writeString(folder.resolve("log"), "no line of a service\n");
        var outcome = rehearse(rehearsal());
        var claims = claims(outcome.requireSuccess());
        assertThat(claims)
                .contains("NOTE logs not read: gateway statement reconciliation report; is DOCKER_HOST the engine that"
                        + " has the containers?");

        var told = rehearse(rehearsal().with("DOCKER_HOST", "ssh://root@staging.example.org"));
        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(claims(told).stream().filter(line -> line.startsWith("FAIL logs not read:")))
                .hasSize(2);
    }

    @Test
    void a_layer_of_another_environment_is_not_restarted() {
        var postgres = dokploy.compose("postgres", "ENVIRONMENT=production\n");

        var outcome = rehearse(rehearsal().with("POSTGRES_COMPOSE_ID", postgres));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("      FAIL  the compose " + postgres + " is not of staging");
        assertThat(dokploy.env(postgres)).isEqualTo("ENVIRONMENT=production\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ENVIRONMENT=production\nENV_DOMAIN_SUFFIX=-staging\nINTERNAL_DOMAIN=example.org\n",
                "ENV_DOMAIN_SUFFIX=-staging\nINTERNAL_DOMAIN=example.org\n",
                "ENVIRONMENT=staging\nINTERNAL_DOMAIN=example.org\n",
                "ENVIRONMENT=staging\nENV_DOMAIN_SUFFIX=-staging\n"
            })
    void what_is_production_or_may_be_is_left_alone(String env) {
        var other = dokploy.compose("other", env);

        var outcome = rehearsal().run(other, TAG);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).containsPattern("FAIL  .*(production|is none)");
        assertThat(dokploy.changes()).isEmpty();
        assertThat(rehearsal().run("--dry-run", other, TAG).exitCode()).isEqualTo(1);
    }

    @Test
    void a_dry_run_of_it_changes_nothing() {
        var said = rehearsal().run("--dry-run", id, TAG).requireSuccess().out();

        assertThat(said).contains("GATEWAY_IMAGE_TAG=v1.1.0", "Then, at https://report-staging.example.org: healthy");
        assertThat(dokploy.changes()).isEmpty();
        assertThat(product.books().original()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1.1.0", "--machine", "--machine id-1 v1.1.0", "--what id-1 v1.1.0", "a/b v1.1.0"})
    void what_is_no_rehearsal_is_refused(String words) {
        assertThat(rehearsal()
                        .run(words.isEmpty() ? new String[0] : words.split(" "))
                        .exitCode())
                .isEqualTo(2);
        assertThat(dokploy.changes()).isEmpty();
    }
}
