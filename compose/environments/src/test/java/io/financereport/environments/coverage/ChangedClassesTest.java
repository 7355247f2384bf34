package io.financereport.environments.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedClassesTest {
    private static final String JAVA = "report-service/src/main/java/sample/";

    @TempDir
    private Path root;

    @BeforeEach
    void a_branch_begins() throws IOException, InterruptedException {
        git("init", "--quiet", "--initial-branch=main");
        write(JAVA + "Same.java");
        write(JAVA + "Gone.java");
        write(JAVA + "Edited.java");
        commit();
        git("checkout", "--quiet", "-b", "feature");
    }

    @Test
    void names_what_is_committed_staged_edited_and_new() throws IOException, InterruptedException {
        write(JAVA + "Committed.java");
        commit();
        write(JAVA + "Staged.java");
        git("add", ".");
        Files.writeString(root.resolve(JAVA + "Edited.java"), "other");
        write("gateway-service/src/main/web/src/pages/New.tsx");

        assertThat(changed())
                .containsExactly(
                        "gateway-service/src/main/web/src/pages/New.tsx",
                        JAVA + "Committed.java",
                        JAVA + "Edited.java",
                        JAVA + "Staged.java");
    }

    @Test
    void leaves_out_what_is_gone_tests_and_what_is_no_source() throws IOException, InterruptedException {
        Files.delete(root.resolve(JAVA + "Gone.java"));
        write("report-service/src/test/java/sample/SameTest.java");
        write("gateway-service/src/main/web/src/pages/New.test.tsx");
        write("gateway-service/src/main/web/src/api/report.d.ts");
        write("docs/start.md");
        write(JAVA + "StagedThenGone.java");
        git("add", ".");
        Files.delete(root.resolve(JAVA + "StagedThenGone.java"));

        assertThat(changed()).isEmpty();
    }

    @Test
    void what_main_did_since_is_not_counted() throws IOException, InterruptedException {
        git("checkout", "--quiet", "main");
        write(JAVA + "OfOthers.java");
        commit();
        git("checkout", "--quiet", "feature");

        assertThat(changed()).isEmpty();
    }

    @Test
    void a_base_that_is_not_there_is_said() {
        var outcome = Script.named("changed_classes.sh").in(root).run("release-9");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("release-9");
    }

    private List<String> changed() {
        return Script.named("changed_classes.sh")
                .in(root)
                .run()
                .requireSuccess()
                .out()
                .lines()
                .toList();
    }

    private void write(String path) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, path);
    }

    private void commit() throws IOException, InterruptedException {
        git("add", ".");
        git("-c", "user.name=Tan", "-c", "user.email=tan@example.com", "commit", "--quiet", "-m", "sample");
    }

    private void git(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        var ended =
                new ProcessBuilder(command).directory(root.toFile()).inheritIO().start();
        assertThat(ended.waitFor()).describedAs("%s", command).isZero();
    }
}
