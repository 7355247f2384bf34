package io.financereport.environments.dokploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest {
    @TempDir
    Path folder = Path.of("");

    private Path work = Path.of("");

    @BeforeEach
    void a_repository_with_an_origin() throws IOException {
        work = Files.createDirectory(folder.resolve("work"));
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "origin.git");
        git(work, "init", "--quiet", "--initial-branch=main");
        git(work, "remote", "add", "origin", "../origin.git");
        git(work, "commit", "--quiet", "--allow-empty", "-m", "first");
        git(work, "push", "--quiet", "origin", "main");
    }

    private static String git(Path in, String... words) {
        var all = new ArrayList<>(List.of("-c", "user.name=Tester", "-c", "user.email=tester@example.org"));
        all.addAll(List.of(words));
        return new Script(Path.of("git"), in, Map.of("GIT_CONFIG_GLOBAL", "/dev/null"), "")
                .run(all.toArray(String[]::new))
                .requireSuccess()
                .out();
    }

    private Script.Outcome release(String... arguments) {
        return Script.named("release.sh")
                .in(work)
                .with("GIT_CONFIG_GLOBAL", "/dev/null")
                .with("GIT_COMMITTER_NAME", "Tester")
                .with("GIT_COMMITTER_EMAIL", "tester@example.org")
                .run(arguments);
    }

    @Test
    void makes_an_annotated_tag_and_says_how_to_push_it() {
        var outcome = release("1.2.3").requireSuccess();

        assertThat(git(work, "cat-file", "-t", "v1.2.3")).isEqualTo("tag\n");
        assertThat(outcome.out()).contains("Push it with: git push origin v1.2.3");
        assertThat(git(work, "ls-remote", "origin")).doesNotContain("v1.2.3");
    }

    @Test
    void pushes_when_told_to() {
        release("--push", "v1.2.3").requireSuccess();

        assertThat(git(work, "ls-remote", "origin")).contains("refs/tags/v1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.2.3.4", "01.2.3", "1.2.x", "v", "latest", "1.2.3-rc1", ""})
    void a_version_is_three_numbers(String version) {
        assertThat(release(version).exitCode()).isEqualTo(2);
    }

    @Test
    void a_tree_that_is_not_clean_is_refused() throws IOException {
        Files.writeString(work.resolve("new"), "");

        assertThat(release("1.2.3").err()).contains("not clean");
        assertThat(git(work, "tag")).isEmpty();
    }

    @Test
    void another_branch_is_refused_but_for_a_hotfix_of_this_version() {
        git(work, "checkout", "--quiet", "-b", "feature");
        assertThat(release("1.2.3").err()).contains("on feature");
        git(work, "checkout", "--quiet", "-b", "hotfix/1.2.4");
        assertThat(release("1.2.3").exitCode()).isEqualTo(1);

        release("1.2.4").requireSuccess();
    }

    @Test
    void a_tag_that_is_here_or_in_origin_is_never_made_again() {
        release("--push", "1.2.3").requireSuccess();
        assertThat(release("1.2.3").err()).contains("is there already");
        git(work, "tag", "-d", "v1.2.3");

        assertThat(release("1.2.3").err()).contains("is in origin already");
    }

    @Test
    void a_commit_that_origin_does_not_have_is_refused() {
        git(work, "commit", "--quiet", "--allow-empty", "-m", "second");

        assertThat(release("1.2.3").err()).contains("main here is not main in origin");
    }

    @Test
    void a_commit_that_only_keeps_the_coverage_is_stepped_over_as_no_pipeline_starts_for_it() throws IOException {
        var tested = main_has_a_baseline_of_its_own();
        assertThat(git(work, "log", "-1", "--format=%s")).contains("[skip ci]");

        var outcome = release("--push", "1.2.3").requireSuccess();

        assertThat(git(work, "rev-parse", "v1.2.3^{commit}")).isEqualTo(tested + "\n");
        assertThat(outcome.out()).contains("keeps the coverage alone", "made v1.2.3 of " + tested.substring(0, 7));
        assertThat(git(work, "ls-remote", "origin")).contains(tested + "\trefs/tags/v1.2.3^{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a change [skip ci]", "[No CI] a change", "a change\n\nskip-checks: true"})
    void a_commit_of_another_kind_that_starts_no_pipeline_is_refused(String message) {
        git(work, "commit", "--quiet", "--allow-empty", "-m", message);
        git(work, "push", "--quiet", "origin", "main");

        assertThat(release("1.2.3").err()).contains("says that no pipeline is to start");
        assertThat(git(work, "tag")).isEmpty();
    }

    @Test
    void staging_by_hand_takes_the_commit_that_ci_has_tested_and_counts_for_its_release() throws IOException {
        var tested = main_has_a_baseline_of_its_own();
        var head = git(work, "rev-parse", "HEAD").strip();
        git(work, "fetch", "--quiet", "origin");

        var said = "commit=" + tested + "\nruns=" + tested + "," + head + "\n";
        assertThat(Script.named("tested_commit.sh")
                        .in(work)
                        .run()
                        .requireSuccess()
                        .out())
                .isEqualTo(said);
        git(work, "checkout", "--quiet", tested);
        assertThat(Script.named("tested_commit.sh")
                        .in(work)
                        .run()
                        .requireSuccess()
                        .out())
                .isEqualTo(said);
    }

    @Test
    void a_commit_with_more_than_the_coverage_is_taken_as_it_is_or_not_at_all() throws IOException {
        var tested = git(work, "rev-parse", "HEAD").strip();
        assertThat(Script.named("tested_commit.sh")
                        .in(work)
                        .run()
                        .requireSuccess()
                        .out())
                .isEqualTo("commit=" + tested + "\nruns=" + tested + "\n");
        Files.writeString(work.resolve("unified-coverage.json"), "{}\n");
        Files.writeString(work.resolve("pom.xml"), "<project/>\n");
        git(work, "add", ".");
        git(work, "commit", "--quiet", "-m", "both [skip ci]");

        var outcome = Script.named("tested_commit.sh").in(work).run();

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("says that no pipeline is to start");
    }

    /** What the pipeline of main does after a change that is tested better; the commit that it has tested. */
    private String main_has_a_baseline_of_its_own() throws IOException {
        Files.writeString(work.resolve("unified-coverage.json"), "{}\n");
        git(work, "add", ".");
        git(work, "commit", "--quiet", "-m", "a change");
        git(work, "push", "--quiet", "origin", "main");
        Files.writeString(work.resolve("unified-coverage.json"), "{\"coverage_percent\": 96.30}\n");
        var tested = git(work, "rev-parse", "HEAD").strip();
        Script.named("commit_baseline.sh")
                .in(work)
                .with("GIT_CONFIG_GLOBAL", "/dev/null")
                .with("GITHUB_REF", "refs/heads/main")
                .with("BASELINE_UPDATE_PAT", "hidden-token")
                .run()
                .requireSuccess();
        return tested;
    }

    @Test
    void a_dry_run_makes_nothing() {
        assertThat(release("--dry-run", "1.2.3").requireSuccess().out()).contains("Would make v1.2.3");
        assertThat(git(work, "tag")).isEmpty();
    }
}
