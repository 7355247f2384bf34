package io.financereport.environments.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.financereport.environments.Script;
import io.financereport.environments.dokploy.FakeProduct;
import io.financereport.environments.isolation.Checkout;
import io.financereport.environments.isolation.Running;
import io.financereport.test.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** deploy.sh on a machine whose docker is a stand-in: what runs after it, and that no service was away in between. */
class MachineDeployTest {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final String SECRET = "correct-horse-battery-staple";

    @TempDir
    private Path folder;

    private final FakeProduct product = new FakeProduct();
    private FakeDocker docker = new FakeDocker(Path.of(""));
    private Path production = Path.of("");

    @BeforeEach
    void aMachine() throws IOException {
        Script.require("flock");
        Script.require("curl");
        Script.require("jq");
        docker = FakeDocker.in(Files.createDirectory(folder.resolve("docker")));
        production = Checkout.at(folder.resolve("checkout")).folder().resolve("compose/production");
        Files.createDirectories(production.resolve("secrets"));
        Files.writeString(
                production.resolve(".env.prod"),
                "ENVIRONMENT=production\nDOMAIN=report.example.org\nGATEWAY_REPLICAS=2\n");
        Files.writeString(production.resolve("secrets/services.env"), "SERVICE_TOKEN_SECRET=\"" + SECRET + "\"\n");
    }

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void the_first_version_is_started_and_remembered() {
        deployed("v1.2.3");

        assertThat(docker.running()).isEqualTo(all("v1.2.3"));
        assertThat(tags()).isEqualTo("IMAGE_TAG=v1.2.3\nHEALTHY_IMAGE_TAG=v1.2.3\nPREVIOUS_IMAGE_TAG=\n");
    }

    @Test
    void an_update_goes_one_service_after_the_other_and_none_is_away() {
        deployed("v1.2.3");
        docker.write("calls", "");

        deployed("v1.2.4");

        assertThat(docker.running()).isEqualTo(all("v1.2.4"));
        assertThat(docker.gaps()).isEmpty();
        assertThat(docker.calls().stream().filter(call -> call.matches("compose (pull|up|exec).*")))
                .containsExactly(
                        "compose pull --quiet --policy always",
                        "compose up --detach --wait --wait-timeout 300 --no-deps postgres redis s3 nginx",
                        "compose up --detach --no-deps certbot",
                        "compose exec -T nginx /bin/sh /etc/finance-report/only.sh",
                        "compose up --detach --no-deps --no-recreate --scale statement=2 statement",
                        "compose up --detach --no-deps --no-recreate --scale reconciliation=2 reconciliation",
                        "compose up --detach --no-deps --no-recreate --scale report=2 report",
                        "compose up --detach --no-deps --no-recreate --scale gateway=4 gateway",
                        "compose exec -T nginx /bin/sh /etc/finance-report/only.sh 10.2.9 10.2.10",
                        "compose exec -T nginx /bin/sh /etc/finance-report/only.sh");
        assertThat(tags()).isEqualTo("IMAGE_TAG=v1.2.4\nHEALTHY_IMAGE_TAG=v1.2.4\nPREVIOUS_IMAGE_TAG=v1.2.3\n");
    }

    @Test
    void the_same_tag_again_makes_new_containers_and_another_number_of_them() throws IOException {
        deployed("v1.2.3");
        Files.writeString(production.resolve(".env.prod"), "GATEWAY_REPLICAS=1\nDOMAIN=report.example.org\n");

        deployed("v1.2.3");

        assertThat(docker.running())
                .containsExactly("gateway v1.2.3", "reconciliation v1.2.3", "report v1.2.3", "statement v1.2.3");
        assertThat(docker.gaps()).isEmpty();
        assertThat(tags()).endsWith("\nPREVIOUS_IMAGE_TAG=\n");
    }

    @ParameterizedTest
    @CsvSource({"crashes", "ill", "slow"})
    void a_service_that_does_not_start_brings_back_what_ran(String how) {
        deployed("v1.2.3");
        docker.bad("v1.2.4", "report", how);
        // The others are well at the first look: the limit of the slow one is theirs too.
        docker.write("looks", "0");
        docker.write("log", "a password is " + SECRET + "\n");

        var outcome = deploy().with("DEPLOY_SERVICE_SECONDS_MAX", how.equals("slow") ? "1" : "30")
                .run("--tag", "v1.2.4");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("FAIL  report of v1.2.4 does not start", "v1.2.4 is not well, v1.2.3 runs again");
        assertThat(docker.running()).isEqualTo(all("v1.2.3"));
        assertThat(docker.gaps()).isEmpty();
        assertThat(tags()).isEqualTo("IMAGE_TAG=v1.2.3\nHEALTHY_IMAGE_TAG=v1.2.3\nPREVIOUS_IMAGE_TAG=\n");
        assertThat(outcome.said()).contains("a password is ***").doesNotContain(SECRET);
        assertThat(logs())
                .hasSize(2)
                .last()
                .asString()
                .contains("a password is ***")
                .doesNotContain(SECRET);
    }

    @Test
    void a_version_that_is_not_well_from_outside_is_taken_back_whole() {
        deployed("v1.2.3");

        // The product goes on saying 1.2.3: the new one never answers.
        var outcome = deploy().run("--tag", "v1.2.4");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("FAIL  v1.2.4 is not well, v1.2.3 runs again; the log is ");
        assertThat(docker.running()).isEqualTo(all("v1.2.3"));
        assertThat(docker.gaps()).isEmpty();
    }

    @Test
    void when_going_back_fails_too_it_says_that_somebody_must_look() {
        deployed("v1.2.3");
        product.answers(502, "");

        var outcome = deploy().run("--tag", "v1.2.4");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("going back to v1.2.3 failed too: somebody must look at it now");
        assertThat(tags()).startsWith("IMAGE_TAG=v1.2.4\nHEALTHY_IMAGE_TAG=v1.2.3\n");
    }

    @Test
    void a_first_version_that_is_not_well_has_nothing_to_go_back_to() {
        product.answers(502, "");

        var outcome = deploy().run("--tag", "v1.2.3");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("v1.2.3 is not well, and nothing ran before it");
    }

    @ParameterizedTest
    @CsvSource({
        "no-images-v1.2.4, an image of v1.2.4 cannot be pulled; nothing was changed",
        "no-infrastructure, are not well; no service was changed",
        "no-nginx, nginx cannot read its configuration"
    })
    void nothing_is_changed_when_it_cannot_begin(String fault, String said) {
        deployed("v1.2.3");
        docker.write(fault, "");
        docker.write("calls", "");

        var outcome = deploy().run("--tag", "v1.2.4");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.said()).contains(said, "v1.2.4 was not deployed, v1.2.3 runs as before");
        assertThat(docker.calls()).noneMatch(call -> call.startsWith("stop"));
        assertThat(tags()).startsWith("IMAGE_TAG=v1.2.3\n");
    }

    @Test
    void an_old_container_that_an_end_in_the_middle_left_is_replaced_as_well() {
        deployed("v1.2.3");
        docker.write(
                "containers",
                "0000000000a1 statement v1.2.2 running 0 healthy 0\n"
                        + "0000000000a2 statement v1.2.3 running 0 healthy 0\n");

        deployed("v1.2.4");

        assertThat(docker.running()).isEqualTo(all("v1.2.4"));
        assertThat(docker.calls())
                .contains("compose up --detach --no-deps --no-recreate --scale statement=3 statement");
    }

    @Test
    void rolling_back_goes_to_what_was_healthy_and_not_to_and_fro() {
        deployed("v1.2.3");
        deployed("v1.2.4");
        product.runs("1.2.3", "");

        deploy().run("--rollback").requireSuccess();

        assertThat(docker.running()).isEqualTo(all("v1.2.3"));
        assertThat(tags()).isEqualTo("IMAGE_TAG=v1.2.3\nHEALTHY_IMAGE_TAG=v1.2.3\nPREVIOUS_IMAGE_TAG=\n");
        var second = deploy().run("--rollback");
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.err()).contains("No tag is known that ran before v1.2.3");
    }

    @Test
    void rolling_back_from_a_version_that_was_never_healthy_goes_to_the_healthy_one() throws IOException {
        deployed("v1.2.3");
        Files.writeString(
                production.resolve(".deployed/tags"),
                "IMAGE_TAG=v1.2.4\nHEALTHY_IMAGE_TAG=v1.2.3\nPREVIOUS_IMAGE_TAG=v1.2.2\n");

        deploy().run("--rollback").requireSuccess();

        assertThat(tags()).startsWith("IMAGE_TAG=v1.2.3\n");
    }

    @Test
    void a_dry_run_says_what_it_would_do_and_does_nothing() {
        deployed("v1.2.3");
        docker.write("calls", "");

        var said = deploy().run("--dry-run", "--tag", "v1.2.4").requireSuccess().out();

        assertThat(said)
                .contains(
                        "Would pull v1.2.4 where v1.2.3 runs", "  gateway: start 2, and when they are healthy stop 2");
        assertThat(docker.calls()).hasSize(4).allMatch(call -> call.startsWith("compose ps "));
        assertThat(logs()).hasSize(1);
    }

    @Test
    void one_deployment_runs_at_a_time() {
        docker.write("held", "");
        product.runs("1.2.3", "");
        try (var first = Running.begin(deploy(), "--tag", "v1.2.3")) {
            Await.until(LONG, () -> Files.exists(docker.folder().resolve("in-pull")));

            var second = deploy().run("--tag", "v1.2.4");

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.err()).contains("another deployment is running");
            assertThat(docker.folder().resolve("held").toFile().delete()).isTrue();
            assertThat(first.end()).isZero();
        }
        assertThat(tags()).startsWith("IMAGE_TAG=v1.2.3\n");
    }

    @Test
    void the_end_is_told_to_a_webhook_and_its_address_to_nobody() throws IOException {
        var told = new ConcurrentLinkedQueue<String>();
        var server = webhook(told);
        try {
            var hook = "http://127.0.0.1:%d/services/a-secret"
                    .formatted(server.getAddress().getPort());
            product.runs("1.2.3", "");
            var good = deploy().with("NOTIFY_WEBHOOK_URL", hook)
                    .run("--tag", "v1.2.3")
                    .requireSuccess();
            Files.writeString(production.resolve("secrets/deploy.env"), "NOTIFY_WEBHOOK_URL=" + hook + "\n");
            var bad = deploy().run("--tag", "v1.2.4");

            assertThat(told)
                    .containsExactly(
                            "{\n  \"text\": \"Finance Report (production): v1.2.3 runs at %s\"\n}\n"
                                    .formatted(product.url()),
                            "{\n"
                                    + "  \"text\": \"Finance Report (production): v1.2.4 is not well, v1.2.3 runs"
                                    + " again\"\n"
                                    + "}\n");
            assertThat(good.said() + bad.said() + logs()).doesNotContain("a-secret");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_webhook_that_does_not_answer_fails_nothing() {
        product.runs("1.2.3", "");

        var outcome = deploy().with("NOTIFY_WEBHOOK_URL", "http://127.0.0.1:1/").run("--tag", "v1.2.3");

        assertThat(outcome.requireSuccess().out()).contains("NOTE  the webhook was not told");
    }

    @Test
    void so_many_logs_are_kept_and_no_more() throws IOException {
        Files.createDirectories(production.resolve(".deployed/logs"));
        for (var day = 1; day <= 3; day++) {
            Files.writeString(
                    production.resolve(".deployed/logs/2026010%dT000000Z-v1.log".formatted(day)), "old " + day);
        }
        product.runs("1.2.3", "");

        deploy().with("DEPLOY_LOGS_MAX", "2").run("--tag", "v1.2.3").requireSuccess();

        assertThat(logs()).hasSize(2).first().isEqualTo("old 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--tag latest", "--tag main", "--tag a/b", "--tag", "", "--rollback --tag v1", "v1.2.3"})
    void what_is_no_deployment_is_refused(String words) {
        var outcome = deploy().run(words.isEmpty() ? new String[0] : words.split(" "));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(docker.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({".env.prod, cp .env.prod.example .env.prod", "secrets/services.env, make_secrets.sh makes it"})
    void a_machine_that_is_not_set_up_is_told_how(String missing, String said) throws IOException {
        Files.delete(production.resolve(missing));

        var outcome = deploy().run("--tag", "v1.2.3");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains(said);
    }

    private void deployed(String tag) {
        product.runs(tag, "");
        deploy().run("--tag", tag).requireSuccess();
    }

    private Script deploy() {
        return new Checkout(folder.resolve("checkout"))
                .script("deploy.sh")
                .withPrograms(docker.programs())
                .with("DEPLOY_URL", product.url())
                .with("DEPLOY_POLL_MS", "1")
                .with("DEPLOY_SETTLE_MS", "1")
                .with("HEALTH_INTERVAL_MS", "10")
                .with("HEALTH_ANSWER_SECONDS", "60")
                .with("SMOKE_ANSWER_SECONDS", "60")
                .with("HEALTH_ATTEMPTS", "2");
    }

    private static List<String> all(String tag) {
        return Stream.of("gateway", "gateway", "reconciliation", "report", "statement")
                .map(service -> service + " " + tag)
                .toList();
    }

    private String tags() {
        try {
            return Files.readString(production.resolve(".deployed/tags"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What each log says, the oldest first. */
    private List<String> logs() {
        try (var found = Files.list(production.resolve(".deployed/logs"))) {
            return found.sorted()
                    .map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer webhook(Queue<String> told) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
        return server;
    }
}
