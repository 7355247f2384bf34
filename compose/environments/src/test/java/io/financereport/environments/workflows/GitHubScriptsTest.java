package io.financereport.environments.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.financereport.environments.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts that ask GitHub, against a server that answers as it does. */
class GitHubScriptsTest {
    private static final String COMMIT = "1a2b3c4d5e6f7890a1b2c3d4e5f67890a1b2c3d4";
    private static final String RUNS = "GET /repos/tan/books/actions/workflows/ci.yml/runs";
    private static final String COMMENTS = "/repos/tan/books/issues/47/comments";

    @TempDir
    private Path folder;

    private Answers github;

    @BeforeEach
    void github_answers() throws IOException {
        github = new Answers();
    }

    @AfterEach
    void github_is_gone() {
        github.close();
    }

    @Test
    void a_run_that_ended_well_is_enough() {
        github.to(RUNS, 200, runs("completed", "success"));

        var outcome = script("require_run.sh", github).run("ci.yml", COMMIT);

        assertThat(outcome.exitCode()).describedAs(outcome.said()).isZero();
    }

    @Test
    void one_that_still_runs_is_waited_for() {
        github.to(RUNS, 200, "{\"workflow_runs\": []}")
                .to(RUNS, 503, "")
                .to(RUNS, 200, runs("in_progress", null))
                .to(RUNS, 200, runs("completed", "success"));

        var outcome = script("require_run.sh", github).run("ci.yml", COMMIT, "10");

        assertThat(outcome.exitCode()).describedAs(outcome.said()).isZero();
        assertThat(github.questions()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"failure, 1", "cancelled, 1"})
    void one_that_ended_badly_is_told_at_once(String conclusion, int asked) {
        github.to(RUNS, 200, runs("completed", conclusion));

        var outcome = script("require_run.sh", github).run("ci.yml", COMMIT, "10");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains(conclusion);
        assertThat(github.questions()).hasSize(asked);
    }

    @Test
    void a_run_on_the_commit_that_keeps_the_coverage_counts_as_well() {
        var kept = COMMIT.replace('1', '2');
        github.to(RUNS, 200, "{\"workflow_runs\": []}").to(RUNS, 200, runs("completed", "success"));

        var outcome = script("require_run.sh", github).run("ci.yml", COMMIT + "," + kept);

        assertThat(outcome.exitCode()).describedAs(outcome.said()).isZero();
        assertThat(script("require_run.sh", github)
                        .run("ci.yml", COMMIT + ",main")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void waiting_has_an_end() {
        github.to(RUNS, 200, runs("queued", null));

        var outcome = script("require_run.sh", github).run("ci.yml", COMMIT, "3");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(github.questions()).hasSize(3);
    }

    @Test
    void a_pull_request_has_one_comment_which_is_written_once() throws IOException {
        github.to("GET " + COMMENTS, 200, "[{\"id\": 1, \"body\": \"Nice\"}]").to("POST " + COMMENTS, 201, "{}");

        var outcome = script("pr_comment.sh", github).run("47", "ready", "https://report-pr-47.example.com", COMMIT);

        assertThat(outcome.exitCode()).describedAs(outcome.said()).isZero();
        var body = new ObjectMapper()
                .readTree(github.questions().getLast().body())
                .path("body")
                .asText();
        assertThat(body)
                .startsWith("<!-- finance-report preview -->\n")
                .contains("| UI | https://report-pr-47.example.com |")
                .contains("https://report-pr-47.example.com/api/health")
                .contains("Commit `1a2b3c4`");
    }

    @Test
    void and_changed_from_then_on() {
        github.to(
                        "GET " + COMMENTS,
                        200,
                        "[{\"id\": 1, \"body\": \"Nice\"}, {\"id\": 2, \"body\": \"<!-- finance-report preview -->\\n"
                                + "old\"}]")
                .to("PATCH /repos/tan/books/issues/comments/2", 200, "{}");

        script("pr_comment.sh", github).run("47", "gone").requireSuccess();

        assertThat(github.questions().getLast().what()).isEqualTo("PATCH /repos/tan/books/issues/comments/2");
        assertThat(github.questions().getLast().body()).contains("It is gone");
    }

    @Test
    void the_token_is_in_the_request_and_nowhere_else() {
        github.to("GET " + COMMENTS, 403, "no");

        var outcome = script("pr_comment.sh", github).run("47", "failed", "https://example.com/run");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.said()).contains("403").doesNotContain("hidden-token");
        assertThat(github.questions().getFirst().headers().get("Authorization")).containsExactly("Bearer hidden-token");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"status":"healthy","version":"1.2.3","git_sha":"1a2b3c4d5e6f"}          | v1.2.3
        {"status":"healthy","version":"v1.2.3"}                                  | v1.2.3
        {"status":"healthy","version":"development","git_sha":"1a2b3c4d5e6f"}    | sha-1a2b3c4
        {"status":"unhealthy","version":"1.2.3"}                                 |
        {"status":"healthy","version":"sha-1a2b3c4","git_sha":"unknown"}         |
        <html>                                                                   |
        """)
    void what_runs_is_named_by_its_tag(String health, @Nullable String tag) {
        github.to("GET /api/health", 200, health);

        var outcome = Script.named("running_tag.sh").run(github.url() + "/").requireSuccess();

        assertThat(outcome.out()).isEqualTo("tag=" + (tag == null ? "" : tag) + "\n");
    }

    @Test
    void where_nothing_answers_nothing_runs() {
        var url = github.url();
        github.close();

        assertThat(Script.named("running_tag.sh").run(url).requireSuccess().out())
                .isEqualTo("tag=\n");
    }

    @Test
    void only_previews_of_closed_pull_requests_are_removed() throws IOException {
        github.to(
                        "GET /api/environment.one",
                        200,
                        "{\"compose\": [{\"name\": \"pr-4\"}, {\"name\": \"pr-47\"}, {\"name\": \"app-pr-4\"},"
                                + " {\"name\": \"pr-5\"}]}")
                .to("GET /repos/tan/books/pulls/4", 200, "{\"state\": \"closed\"}")
                .to("GET /repos/tan/books/pulls/47", 200, "{\"state\": \"open\"}")
                .to("GET /repos/tan/books/pulls/5", 500, "");
        var cleanup = cleanup();

        var outcome = cleanup.run();

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("gone  pr-4\n")
                .contains("kept  pr-47 is open")
                .contains("kept  pr-5: not known");
        assertThat(folder.resolve("destroyed")).hasContent("4");
    }

    @Test
    void a_dry_run_removes_none() throws IOException {
        github.to("GET /api/environment.one", 200, "{\"compose\": [{\"name\": \"pr-4\"}]}")
                .to("GET /repos/tan/books/pulls/4", 200, "{\"state\": \"closed\"}");

        var outcome = cleanup().run("--dry-run").requireSuccess();

        assertThat(outcome.out()).contains("would remove pr-4");
        assertThat(folder.resolve("destroyed")).doesNotExist();
    }

    /** The script beside a stand-in of the one that destroys. */
    private Script cleanup() throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        for (var name : List.of("cleanup_previews.sh", "lib/github.sh")) {
            Files.copy(Script.named(name).path(), folder.resolve(name));
        }
        var destroy = Files.writeString(
                folder.resolve("preview_destroy.sh"), "#!/bin/sh\necho \"$1\" >>\"$(dirname \"$0\")/destroyed\"\n");
        assertThat(destroy.toFile().setExecutable(true)).isTrue();
        return new Script(
                        folder.resolve("cleanup_previews.sh"),
                        folder,
                        script("require_run.sh", github).environment(),
                        "")
                .with("DOKPLOY_API_URL", github.url() + "/api")
                .with("DOKPLOY_API_KEY", "hidden-key")
                .with("DOKPLOY_ENVIRONMENT_ID", "previews");
    }

    private static Script script(String name, Answers server) {
        return Script.named(name)
                .with("GITHUB_TOKEN", "hidden-token")
                .with("GITHUB_REPOSITORY", "tan/books")
                .with("GITHUB_API_URL", server.url())
                .with("REQUIRE_RUN_INTERVAL_MS", "10");
    }

    private static String runs(String status, @Nullable String conclusion) {
        return "{\"workflow_runs\": [{\"created_at\": \"2026-03-01T10:00:00Z\", \"status\": \"%s\", \"conclusion\": %s}]}"
                .formatted(status, conclusion == null ? "null" : "\"" + conclusion + "\"");
    }
}
