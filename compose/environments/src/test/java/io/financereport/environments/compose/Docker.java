package io.financereport.environments.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.financereport.environments.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Docker's own reading of a compose file: the client alone, no engine. Of this process's environment it sees PATH and HOME. */
final class Docker {
    private static final long SECONDS_MAX = 300;

    private Docker() {}

    static void assumeCompose() {
        assumeTrue(answers("compose"), "Not run: there is no docker compose here");
    }

    static void assumeStack() {
        assumeTrue(answers("stack"), "Not run: there is no docker stack here");
    }

    /** What {@code docker compose} makes of these words, from the root of the repository. */
    static ComposeFile compose(Map<String, String> environment, String... words) {
        return ComposeFile.parse("docker compose", run(environment, "compose", words));
    }

    /** What {@code docker stack} makes of these words, from the root of the repository. */
    static ComposeFile stack(Map<String, String> environment, String... words) {
        return ComposeFile.parse("docker stack", run(environment, "stack", words));
    }

    static String run(Map<String, String> environment, String command, String... words) {
        try {
            var out = Files.createTempFile("docker", ".out");
            try {
                var process = start(environment, command, List.of(words), Redirect.to(out.toFile()));
                assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue())
                        .describedAs("docker %s %s", command, List.of(words))
                        .isZero();
                return Files.readString(out);
            } finally {
                Files.delete(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean answers(String command) {
        try {
            var process = start(
                    Map.of(), command, List.of(command.equals("compose") ? "version" : "--help"), Redirect.DISCARD);
            return process.waitFor(SECONDS_MAX, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process start(Map<String, String> environment, String command, List<String> words, Redirect out)
            throws IOException {
        var all = new ArrayList<>(List.of("docker", command));
        all.addAll(words);
        var builder = new ProcessBuilder(all)
                .directory(Script.ROOT.toFile())
                .redirectError(Redirect.DISCARD)
                .redirectOutput(out);
        builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
