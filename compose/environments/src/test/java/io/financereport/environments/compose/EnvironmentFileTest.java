package io.financereport.environments.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code .env} is read twice: by docker compose, and by the shell that starts a service beside it. Both must read the same. */
class EnvironmentFileTest {
    private static final Path ROOT = Script.ROOT;
    private static final Pattern SETTING = Pattern.compile("(?m)^([A-Z0-9_]+)=(.*)$");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"$\\\\`]*)\"|([^\"'$\\\\`\\s;&|<>#()]*)");
    private static final Pattern USED = Pattern.compile("\\$\\{([A-Z0-9_]+)");

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    /** Everything in it, what is commented out too: the store that stands in for MinIO. */
    @BeforeEach
    void write() throws IOException {
        file = folder.resolve(".env");
        Files.writeString(
                file, Files.readString(ROOT.resolve(".env.example")).replaceAll("(?m)^# ([A-Z0-9_]+=)", "$1"));
    }

    @Test
    void a_shell_reads_what_is_written() throws Exception {
        var read = run(List.of("sh", "-c", "set -eua; . \"$1\"; env", "sh", file.toString()))
                .lines()
                .toList();

        settings().forEach((key, value) -> assertThat(read).contains(key + "=" + value));
    }

    @Test
    void everything_that_compose_asks_for_is_in_it() throws IOException {
        var used = USED.matcher(Files.readString(ROOT.resolve("docker-compose.yml"))
                        + Files.readString(ROOT.resolve("compose/local.yml")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        // Compose itself says what the project is called.
        used.remove("COMPOSE_PROJECT_NAME");

        assertThat(settings()).containsKeys(used.toArray(String[]::new));
    }

    @Test
    void compose_reads_what_is_written() throws IOException {
        Docker.assumeCompose();

        var configuration =
                Docker.run(Map.of(), "compose", "--env-file", file.toString(), "--profile", "infra", "config");

        assertThat(configuration)
                .contains("postgres:", "redis:", "s3:")
                .contains(settings().getOrDefault("S3_COMMAND", "?"), settings().getOrDefault("S3_HEALTH", "?"));
    }

    private Map<String, String> settings() throws IOException {
        return SETTING.matcher(Files.readString(file))
                .results()
                .collect(Collectors.toMap(match -> match.group(1), match -> value(match.group(2))));
    }

    private static String value(String written) {
        var matcher = QUOTED.matcher(written);
        assertThat(matcher.matches()).describedAs("%s needs quotes", written).isTrue();
        var quoted = matcher.group(1);
        return quoted == null ? written : quoted;
    }

    private String run(List<String> words) throws IOException, InterruptedException {
        var output = folder.resolve("output.txt");
        var process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        var text = Files.readString(output);
        assertThat(process.exitValue()).describedAs(text).isZero();
        return text;
    }
}
