package io.financereport.environments.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitBaselineTest {
    @TempDir
    private Path folder;

    private Path clone;

    @BeforeEach
    void main_has_a_baseline() throws IOException, InterruptedException {
        var origin = folder.resolve("origin.git");
        clone = folder.resolve("clone");
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", origin.toString());
        git(folder, "clone", "--quiet", origin.toString(), clone.toString());
        Files.writeString(clone.resolve("unified-coverage.json"), "{}\n");
        Files.writeString(clone.resolve("other"), "");
        git(clone, "add", ".");
        git(clone, "-c", "user.name=Tan", "-c", "user.email=tan@example.com", "commit", "--quiet", "-m", "first");
        git(clone, "push", "--quiet", "origin", "HEAD:main");
    }

    @Test
    void a_new_figure_is_pushed_alone_and_starts_no_pipeline() throws IOException, InterruptedException {
        Files.writeString(clone.resolve("unified-coverage.json"), "{\"coverage_percent\": 91.00}\n");
        Files.writeString(clone.resolve("other"), "changed");

        var outcome = commit().run().requireSuccess();

        assertThat(outcome.out()).contains("committed unified-coverage.json");
        assertThat(origin("log", "-1", "--format=%s", "main")).contains("[skip ci]");
        assertThat(origin("show", "--name-only", "--format=", "main"))
                .isEqualToIgnoringNewLines("unified-coverage.json");
        assertThat(outcome.said()).doesNotContain("hidden-token");
    }

    @Test
    void the_same_figure_is_not() throws IOException, InterruptedException {
        assertThat(commit().run().requireSuccess().out()).contains("as it was");
        assertThat(origin("rev-list", "--count", "main")).isEqualToIgnoringNewLines("1");
    }

    @Test
    void main_that_has_moved_on_is_no_failure() throws IOException, InterruptedException {
        var other = folder.resolve("other");
        git(folder, "clone", "--quiet", folder.resolve("origin.git").toString(), other.toString());
        git(
                other,
                "-c",
                "user.name=Tan",
                "-c",
                "user.email=tan@example.com",
                "commit",
                "--allow-empty",
                "-qm",
                "newer");
        git(other, "push", "--quiet", "origin", "HEAD:main");
        Files.writeString(clone.resolve("unified-coverage.json"), "{\"coverage_percent\": 91.00}\n");

        assertThat(commit().run().requireSuccess().out()).contains("main has moved on");
        assertThat(origin("log", "-1", "--format=%s", "main")).contains("newer");
    }

    @Test
    void only_main_writes_one() throws IOException {
        Files.writeString(clone.resolve("unified-coverage.json"), "{\"coverage_percent\": 91.00}\n");

        assertThat(commit().with("GITHUB_REF", "refs/pull/4/merge").run().exitCode())
                .isEqualTo(2);
        assertThat(commit().run("--dry-run").requireSuccess().out()).contains("would commit");
    }

    private Script commit() {
        return Script.named("commit_baseline.sh")
                .in(clone)
                .with("GITHUB_REF", "refs/heads/main")
                .with("BASELINE_UPDATE_PAT", "hidden-token");
    }

    private String origin(String... words) throws IOException, InterruptedException {
        return git(folder.resolve("origin.git"), words);
    }

    private static String git(Path folder, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs("%s: %s", command, said).isZero();
        return said;
    }
}
