package io.financereport.environments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A script of {@code compose/bin}, run as a person runs it: a process of its own, with an environment of which nothing but PATH and HOME is
 * inherited, and a deadline. Immutable: each {@code with...} gives a new one.
 */
public record Script(Path path, Path folder, Map<String, String> environment, String input) {
    /** The repository. */
    public static final Path ROOT = Path.of(System.getProperty("repository.root"));

    private static final long SECONDS_MAX = 300;
    /** What a machine may lack that can build the product. */
    private static final List<String> NEEDED = List.of("curl", "jq");

    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*$");
    private static final Pattern SOURCED = Pattern.compile("(?m)^# shellcheck .*\\b(lib/\\S+\\.sh)$");

    public Script {
        environment = Map.copyOf(environment);
    }

    /** The script of that name, run in the repository. A test of one that needs what is not here does not run, and says so. */
    public static Script named(String name) {
        var path = ROOT.resolve("compose/bin").resolve(name);
        for (var program : NEEDED) {
            if (uses(path, program)) {
                require(program);
            }
        }
        return new Script(path, ROOT, Map.of(), "");
    }

    /** Where a program of the PATH is. A test of one that is not there does not run, and says so. */
    public static Path require(String program) {
        var found = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), () -> "Not run: there is no " + program + " here");
        return found.orElseThrow();
    }

    /** By itself, or by what it sources; what a comment says of a program is no use of it. */
    private static boolean uses(Path script, String program) {
        try {
            var text = Files.readString(script);
            var code = COMMENT.matcher(text).replaceAll("");
            return Pattern.compile("(?<![\\w-])" + program + "\\b")
                            .matcher(code)
                            .find()
                    || SOURCED.matcher(text)
                            .results()
                            .anyMatch(
                                    sourced -> uses(ROOT.resolve("compose/bin").resolve(sourced.group(1)), program));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Script in(Path otherFolder) {
        return new Script(path, otherFolder, environment, input);
    }

    /** With one more variable in its environment. */
    public Script with(String key, String value) {
        var more = new HashMap<>(environment);
        more.put(key, value);
        return new Script(path, folder, more, input);
    }

    /** With a folder of stand-ins found before anything else on the PATH. */
    public Script withPrograms(Path programs) {
        return with("PATH", programs + ":" + System.getenv("PATH"));
    }

    public Script reading(String standardInput) {
        return new Script(path, folder, environment, standardInput);
    }

    /** Runs it to its end, which must come within five minutes. */
    public Outcome run(String... arguments) {
        var words = new ArrayList<String>(List.of(path.toString()));
        words.addAll(List.of(arguments));
        try {
            var out = Files.createTempFile("script", ".out");
            var err = Files.createTempFile("script", ".err");
            try {
                var process = start(words, out, err);
                var ended = process.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
                if (!ended) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
                assertThat(ended)
                        .describedAs(
                                "%s within %d s; it said %s %s",
                                words, SECONDS_MAX, Files.readString(out), Files.readString(err))
                        .isTrue();
                return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process start(List<String> words, Path out, Path err) throws IOException {
        var builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        var variables = builder.environment();
        variables.keySet().retainAll(List.of("PATH", "HOME"));
        variables.putAll(environment);
        var process = builder.start();
        try (var standardInput = process.outputWriter()) {
            standardInput.write(input);
        }
        return process;
    }

    /** How a script ended and what it said. */
    public record Outcome(int exitCode, String out, String err) {
        /** Fails with what was said unless the script ended well. */
        public Outcome requireSuccess() {
            assertThat(exitCode).describedAs("%s%n%s", out, err).isZero();
            return this;
        }

        /** Both of its outputs, for a look at what must not be in either. */
        public String said() {
            return out + err;
        }
    }
}
