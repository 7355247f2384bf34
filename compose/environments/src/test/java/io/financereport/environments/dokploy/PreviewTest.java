package io.financereport.environments.dokploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import io.financereport.environments.dokploy.FakeDokploy.Fate;
import io.financereport.environments.dokploy.FakeDokploy.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewTest {
    private static final String COMMIT = "0123abc";

    private final FakeDokploy dokploy = new FakeDokploy();
    private final FakeProduct product = new FakeProduct();

    @TempDir
    Path programs = Path.of("");

    @BeforeEach
    void the_product_runs_what_is_deployed() {
        dokploy.whenDeployed(env -> product.runs("", COMMIT));
    }

    @AfterEach
    void close() {
        dokploy.close();
        product.close();
    }

    private Script create() {
        return Tried.script("preview_create.sh", dokploy)
                .with("DOKPLOY_GITHUB_ID", "github-1")
                .with("GITHUB_REPOSITORY", "Someone/finance_report")
                .with("PREVIEW_BRANCH", "feature/x")
                .with("GIT_COMMIT_SHA", COMMIT)
                .with("INTERNAL_DOMAIN", "example.org")
                .with("PREVIEW_URL", product.url());
    }

    private Script destroy() {
        return Tried.script("preview_destroy.sh", dokploy).with("PREVIEW_GONE_SECONDS_MAX", "1");
    }

    /** A stand-in for a program, which notes how it was called. */
    private void program(String name, String body) throws IOException {
        var file = programs.resolve(name);
        Files.writeString(
                file,
                "#!/usr/bin/env bash\nprintf '%s\\n' \"$*\" >>" + programs.resolve(name + ".calls") + "\n" + body);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String calls(String name) throws IOException {
        return Files.readString(programs.resolve(name + ".calls"));
    }

    @Test
    void a_preview_is_made_with_its_own_names_and_passwords() {
        var outcome = create().run("47").requireSuccess();

        var row = dokploy.row("id-1");
        assertThat(row.path("name").asText()).isEqualTo("pr-47");
        assertThat(row.path("appName").asText()).matches("finance-report-pr-47-[a-z0-9]{6}");
        assertThat(row.path("owner").asText()).isEqualTo("Someone");
        assertThat(row.path("branch").asText()).isEqualTo("feature/x");
        assertThat(dokploy.env("id-1"))
                .contains(
                        "IMAGE_PREFIX=ghcr.io/someone/\n",
                        "IMAGE_TAG=pr-47\n",
                        "ENV_SUFFIX=-pr-47\n",
                        "ENVIRONMENT=pr-47\n",
                        "GIT_COMMIT_SHA=" + COMMIT + "\n")
                .containsPattern("(?m)^STATEMENT_DB_OWNER_PASSWORD=[A-Za-z0-9]{32}$");
        assertThat(outcome.out()).contains("pr-47 runs at " + product.url());
        var passwords = dokploy.env("id-1")
                .lines()
                .filter(line -> line.contains("PASSWORD="))
                .map(line -> line.replaceFirst(".*=", ""));
        assertThat(passwords.toList())
                .doesNotHaveDuplicates()
                .noneMatch(password -> outcome.said().contains(password));
    }

    @Test
    void its_images_are_pulled_and_not_built_again_on_the_host() {
        var id = dokploy.compose("pr-47", "");

        create().run("47").requireSuccess();

        assertThat(dokploy.row(id).path("command").asText())
                .isEqualTo("compose -p finance-report-pr-47-x1y2z3 -f ./docker-compose.yml up -d --pull always"
                        + " --remove-orphans");
    }

    @Test
    void a_second_time_it_is_the_same_preview_with_the_same_passwords() {
        create().run("47").requireSuccess();
        var password = dokploy.env("id-1")
                .lines()
                .filter(line -> line.startsWith("POSTGRES_PASSWORD="))
                .toList();

        create().run("47").requireSuccess();

        assertThat(dokploy.names()).containsExactly("pr-47");
        assertThat(dokploy.env("id-1").lines()).containsAll(password);
    }

    @Test
    void four_is_not_forty_seven() {
        dokploy.compose("pr-47", "OF=another\n");

        create().run("4").requireSuccess();

        assertThat(dokploy.names()).containsExactly("pr-47", "pr-4");
        assertThat(dokploy.env("id-1")).isEqualTo("OF=another\n");
    }

    @Test
    void a_lost_answer_makes_no_second_preview() {
        dokploy.fails("compose.create", Fault.DONE_BUT_BAD_GATEWAY);

        create().run("47").requireSuccess();

        assertThat(dokploy.names()).containsExactly("pr-47");
    }

    @Test
    void an_environment_that_cannot_be_read_is_not_taken_for_an_empty_one() {
        dokploy.fails("environment.one", Fault.BAD_GATEWAY, Fault.BAD_GATEWAY, Fault.BAD_GATEWAY);

        assertThat(create().run("47").exitCode()).isEqualTo(1);
        assertThat(dokploy.changes()).isEmpty();
    }

    @Test
    void a_preview_that_is_only_queued_is_no_success() {
        dokploy.next(Fate.NEVER_APPEARS);
        product.runs("", COMMIT);

        assertThat(Tried.hasty(create()).run("47").exitCode()).isEqualTo(1);
    }

    @Test
    void destroying_takes_exactly_this_one_with_its_volumes_and_may_be_repeated() {
        dokploy.compose("pr-47", "");
        dokploy.compose("pr-4", "");

        destroy().run("4").requireSuccess();

        assertThat(dokploy.names()).containsExactly("pr-47");
        assertThat(dokploy.body("compose.delete").path("deleteVolumes").asBoolean())
                .isTrue();
        assertThat(destroy().run("4").requireSuccess().out())
                .contains("Dokploy has no pr-4", "skip  volumes", "skip  images");
        assertThat(dokploy.names()).containsExactly("pr-47");
    }

    @Test
    void a_preview_that_is_still_there_is_a_failure() {
        dokploy.compose("pr-4", "");
        dokploy.fails("compose.delete", Fault.BAD_GATEWAY);

        assertThat(destroy().run("4").err()).contains("Dokploy still has pr-4 after 1 s");
    }

    @Test
    void a_dry_run_removes_nothing() {
        dokploy.compose("pr-4", "");

        assertThat(destroy().run("--dry-run", "4").requireSuccess().out()).contains("Would remove the compose pr-4");
        assertThat(dokploy.changes()).isEmpty();
    }

    @Test
    void volumes_on_the_host_are_taken_by_whole_names() throws IOException {
        dokploy.compose("pr-4", "");
        program("ssh", """
            case "$*" in
                *"volume ls"*) printf '%s\\n' finance-report-pr-4-x1y2z3_postgres finance-report-pr-4_redis finance-report-db-pr-4 \\
                    finance-report-pr-47_redis finance-report-db-pr-47 finance-report-pr-47-x1y2z3_postgres finance-report-pr-14_s3 \\
                    finance-report-pr-4-2_redis othershop-pr-4_postgres 'finance-report-pr-4_$(reboot)' ;;
            esac
            """);

        var outcome = destroy()
                .withPrograms(programs)
                .with("VPS_HOST", "vps.example.org")
                .with("VPS_SSH_KEY", "private-key-of-the-host")
                .run("4")
                .requireSuccess();

        assertThat(calls("ssh"))
                .endsWith("docker volume rm finance-report-pr-4-x1y2z3_postgres finance-report-pr-4_redis"
                        + " finance-report-db-pr-4\n")
                .doesNotContain("private-key-of-the-host");
        assertThat(outcome.said()).doesNotContain("private-key-of-the-host");
    }

    @Test
    void volumes_that_are_left_are_found_when_dokploy_knows_nothing_of_the_preview_any_more() throws IOException {
        program("ssh", """
            case "$*" in
                *"volume ls"*) printf '%s\\n' finance-report-pr-4-x1y2z3_postgres finance-report-pr-47-x1y2z3_postgres \\
                    compose-parse-virtual-bus-x1y2z3_postgres finance-report-pr-4-x1y2z3ab_redis ;;
            esac
            """);

        destroy()
                .withPrograms(programs)
                .with("VPS_HOST", "vps.example.org")
                .with("VPS_SSH_KEY", "private-key-of-the-host")
                .run("4")
                .requireSuccess();

        assertThat(calls("ssh")).endsWith("docker volume rm finance-report-pr-4-x1y2z3_postgres\n");
    }

    @Test
    void a_host_that_cannot_be_reached_is_said_and_passed_over() throws IOException {
        program("ssh", "exit 255\n");

        var outcome = destroy()
                .withPrograms(programs)
                .with("VPS_HOST", "vps.example.org")
                .with("VPS_SSH_KEY", "k")
                .run("4");

        assertThat(outcome.requireSuccess().out())
                .contains("skip  volumes on the host: vps.example.org cannot be reached");
    }

    @Test
    void images_are_taken_by_exact_tag_and_only_if_nothing_else_names_them() throws IOException {
        program("gh", """
            case "$*" in
                *DELETE*) ;;
                */orgs/*) exit 1 ;;
                */finance_report-gateway/*) printf '%s' '[{"id":1,"metadata":{"container":{"tags":["pr-4"]}}},
                    {"id":2,"metadata":{"container":{"tags":["pr-47"]}}},{"id":3,"metadata":{"container":{"tags":["v1.2.3","pr-4"]}}},
                    {"id":4,"metadata":{"container":{"tags":[]}}}]' '[{"id":5,"metadata":{"container":{"tags":["pr-4"]}}}]' ;;
                *) printf '[]' ;;
            esac
            """);

        var outcome = destroy()
                .withPrograms(programs)
                .with("GITHUB_REPOSITORY_OWNER", "someone")
                .run("4")
                .requireSuccess();

        assertThat(calls("gh").lines().filter(line -> line.contains("DELETE")))
                .containsExactly(
                        "api --method DELETE /users/someone/packages/container/finance_report-gateway/versions/1",
                        "api --method DELETE /users/someone/packages/container/finance_report-gateway/versions/5");
        assertThat(outcome.out()).contains("version 3 of finance_report-gateway stays");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "04", "4.", ".*", "-4", "4 7", "12345678"})
    void a_number_is_a_number(String number) {
        assertThat(create().run(number).exitCode()).isEqualTo(2);
        assertThat(destroy().run(number).exitCode()).isEqualTo(2);
    }
}
