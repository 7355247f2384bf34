package io.financereport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.Await;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as the process that a person starts and ends. */
class LauncherTest {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    private Path root;

    @BeforeEach
    void build() throws IOException {
        StandIns.buildIn(root);
    }

    @Test
    void sigterm_stops_all_that_it_started() throws Exception {
        var launcher = start(StandIns.freePorts());
        awaitReady(launcher);
        var pids = PidFiles.read(root.resolve(".data"));

        launcher.destroy();

        assertThat(launcher.waitFor(4, TimeUnit.MINUTES)).isTrue();
        assertThat(pids).hasSize(6);
        assertThat(pids.values()).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
        assertThat(output()).contains("Finance Report is ready").contains("Everything stopped after");
    }

    @Test
    void after_a_killed_launcher_the_next_one_stops_what_it_left_and_starts_on_the_same_data() throws Exception {
        var ports = StandIns.freePorts();
        var killed = start(ports);
        awaitReady(killed);
        var left = PidFiles.read(root.resolve(".data"));
        killed.destroyForcibly().waitFor();
        assertThat(left.values()).allMatch(pid -> ProcessHandle.of(pid).isPresent());
        Files.delete(root.resolve("output.txt"));

        var next = start(ports);
        awaitReady(next);

        assertThat(left.values()).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
        next.destroy();
        assertThat(next.waitFor(4, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void a_wrong_setting_is_one_sentence_and_exit_code_1() throws Exception {
        var launcher = start(Map.of("gateway.port", "none"));

        assertThat(launcher.waitFor(4, TimeUnit.MINUTES)).isTrue();
        assertThat(launcher.exitValue()).isEqualTo(1);
        assertThat(output().lines().skip(1))
                .containsExactly("-Dgateway.port is 'none', but must be a number from 1 to 65535.");
    }

    @Test
    void a_data_folder_that_cannot_be_made_is_one_sentence_and_exit_code_1() throws Exception {
        var file = Files.createFile(root.resolve("file"));
        var data = file.resolve("data");

        var launcher = start(Map.of("data.directory", data.toString()));

        assertThat(launcher.waitFor(4, TimeUnit.MINUTES)).isTrue();
        assertThat(launcher.exitValue()).isEqualTo(1);
        assertThat(output().lines().skip(1))
                .singleElement()
                .asString()
                .startsWith(data + " cannot be used as the data folder (")
                .endsWith("): choose another with -Ddata.directory=<folder>.");
    }

    private Process start(Map<String, String> properties) throws IOException {
        var words = new ArrayList<String>(List.of(System.getProperty("java.home") + "/bin/java"));
        properties.forEach((key, value) -> words.add("-D" + key + "=" + value));
        words.addAll(List.of("-Ddemo=false", "-cp", System.getProperty("java.class.path")));
        words.addAll(List.of(
                Launcher.class.getName(),
                root.toString(),
                root.resolve("jdk.txt").toString()));
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(root.resolve("output.txt").toFile())
                .start();
    }

    private void awaitReady(Process launcher) {
        Await.until(PATIENCE, () -> output().contains("Finance Report is ready") || !launcher.isAlive());
        assertThat(launcher.isAlive()).describedAs(output()).isTrue();
    }

    private String output() {
        try {
            return Files.readString(root.resolve("output.txt"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
