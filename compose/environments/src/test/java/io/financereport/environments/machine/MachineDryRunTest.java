package io.financereport.environments.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Certificates;
import io.financereport.environments.Script;
import io.financereport.environments.StandIn;
import io.financereport.environments.dokploy.FakeProduct;
import io.financereport.environments.isolation.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** dry_run_deploy.sh --machine: the same rehearsal, on the machine of compose/production by its own script. */
class MachineDryRunTest {
    @TempDir
    private Path folder;

    private final FakeProduct product = new FakeProduct();
    private FakeDocker docker = new FakeDocker(Path.of(""));
    private Path production = Path.of("");

    @BeforeEach
    void aMachineOnWhichAVersionRuns() throws IOException {
        Script.require("flock");
        Script.require("jq");
        docker = FakeDocker.in(Files.createDirectory(folder.resolve("docker")));
        docker.write("log", "{\"level\":\"INFO\",\"logger_name\":\"i.f.Service\",\"message\":\"[CHECKPOINT-3]\"}\n");
        var certificates = Certificates.in(folder.resolve("docker"));
        certificates.shows("report-staging.example.org", 60);
        StandIn.program(
                docker.programs(),
                "curl",
                "exec \"%s\" \"${@//https:\\/\\/report-staging.example.org/%s}\""
                        .formatted(Script.require("curl"), product.url()));
        product.runs(() -> docker.running().stream()
                .filter(container -> container.startsWith("gateway "))
                .findFirst()
                .map(container -> container.split(" ")[1])
                .orElse(""));
        production = Checkout.at(folder.resolve("checkout")).folder().resolve("compose/production");
        Files.createDirectories(production.resolve("secrets"));
        Files.writeString(
                production.resolve("secrets/services.env"), "SERVICE_TOKEN_SECRET=\"correct-horse-battery\"\n");
        Files.writeString(production.resolve(".env.prod"), "ENVIRONMENT=staging\nDOMAIN=report-staging.example.org\n");
    }

    @AfterEach
    void close() {
        product.close();
    }

    private Script script(String name) {
        return new Checkout(folder.resolve("checkout"))
                .script(name)
                .withPrograms(docker.programs())
                .with("DEPLOY_POLL_MS", "1")
                .with("DEPLOY_SETTLE_MS", "1")
                .with("HEALTH_INTERVAL_MS", "10")
                .with("HEALTH_ANSWER_SECONDS", "60")
                .with("SMOKE_ANSWER_SECONDS", "60")
                .with("HEALTH_ATTEMPTS", "2")
                .with("BOOKS_SECONDS_MAX", "180");
    }

    @Test
    void a_release_is_rehearsed_and_ends_with_the_new_version() throws IOException {
        script("deploy.sh").run("--tag", "v1.0.0").requireSuccess();

        var said = script("dry_run_deploy.sh")
                .run("--machine", "v1.1.0")
                .requireSuccess()
                .out()
                .replaceAll(" +", " ");

        assertThat(said)
                .containsSubsequence(
                        "ok certificate ",
                        "ok deploy v1.1.0 runs at https://report-staging.example.org, ",
                        "ok healthy ",
                        "ok smoke ",
                        "ok seed ",
                        "ok logs 4 lines ",
                        "ok rollback v1.0.0 shows the same statement and figures",
                        "ok forward v1.1.0 shows the same statement and figures",
                        "ok restart v1.1.0 shows the same statement and figures",
                        "ok logs 4 lines ",
                        "NOTE monitoring not looked at")
                .doesNotContain("NOTE restart");
        assertThat(docker.calls()).containsOnlyOnce("compose restart postgres redis s3");
        assertThat(Files.readString(production.resolve(".deployed/tags")))
                .isEqualTo("IMAGE_TAG=v1.1.0\nHEALTHY_IMAGE_TAG=v1.1.0\nPREVIOUS_IMAGE_TAG=v1.0.0\n");
    }

    @Test
    void a_store_that_does_not_start_again_and_logs_that_say_nothing_are_failures() {
        script("deploy.sh").run("--tag", "v1.0.0").requireSuccess();
        docker.write("no-restart", "");
        docker.write("log", "");

        var outcome = script("dry_run_deploy.sh").run("--machine", "v1.1.0");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("FAIL  restart ", "FAIL  logs         not read: gateway statement");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENVIRONMENT=production\nDOMAIN=report.example.org\n", "DOMAIN=report.example.org\n", ""})
    void a_machine_that_is_production_or_may_be_is_left_alone(String settings) throws IOException {
        Files.writeString(production.resolve(".env.prod"), settings);

        var outcome = script("dry_run_deploy.sh").with("ENVIRONMENT", "staging").run("--machine", "v1.1.0");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).containsPattern("this is production|it may be production|is not there");
        assertThat(docker.calls()).isEmpty();
    }

    @Test
    void a_dry_run_of_it_changes_nothing() {
        assertThat(script("dry_run_deploy.sh")
                        .run("--dry-run", "--machine", "v1.1.0")
                        .requireSuccess()
                        .out())
                .contains("Would pull v1.1.0", "Then, at https://report-staging.example.org: healthy");
        assertThat(docker.running()).isEmpty();
    }
}
