package io.financereport.environments.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link TestRun} in a JVM of its own. It ends with the test at the latest. */
public record Runs(Process process, BufferedReader out, List<String> databases) implements AutoCloseable {
    private static final long SECONDS_MAX = 300;

    /** Begins one; returns when its databases are there. */
    public static Runs begin(Server server, Path checkout, int fork, String... variables) {
        try {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var builder = new ProcessBuilder(
                            java,
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx64m",
                            "-Drepository.root=" + checkout,
                            "-Dtest.worker=" + fork,
                            "-cp",
                            System.getProperty("java.class.path"),
                            TestRun.class.getName())
                    .redirectErrorStream(true);
            var environment = builder.environment();
            environment.keySet().retainAll(List.of("PATH", "HOME"));
            environment.put("TEST_POSTGRES_URL", server.url());
            for (var at = 0; at < variables.length; at += 2) {
                environment.put(variables[at], variables[at + 1]);
            }
            var process = builder.start();
            var out = process.inputReader(StandardCharsets.UTF_8);
            return new Runs(process, out, List.of(lineAfter(out, "made ").split(" ")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it look at its rows and end; what it said. */
    public String finish() {
        try {
            try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
                in.write("go on\n");
            }
            var said = String.join("\n", out.lines().toList());
            assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).describedAs(said).isZero();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL: nothing is dropped. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private static String lineAfter(BufferedReader out, String begin) throws IOException {
        var said = new StringBuilder();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(begin)) {
                return line.substring(begin.length());
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("It ended without \"" + begin + "\": " + said);
    }
}
