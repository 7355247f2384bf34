package io.financereport.environments.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import io.financereport.test.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A script that goes on while the test looks at what it does. It and what it started end with the test at the latest. */
public record Running(Process process, Path output) implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(3);
    /** What a shell starts in the background, or nohup, has signals ignored, and a script cannot take them back. */
    private static final List<String> RECEIVING = List.of("env", "--default-signal=INT,HUP");

    public static Running begin(Script script, String... arguments) {
        try {
            var output = Files.createTempFile("running", ".out");
            var words = new ArrayList<>(RECEIVING);
            words.add(script.path().toString());
            words.addAll(List.of(arguments));
            var builder = new ProcessBuilder(words)
                    .directory(script.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
            builder.environment().putAll(script.environment());
            return new Running(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has said that. */
    public Running says(String words) {
        Await.until(LONG, () -> said().contains(words));
        return this;
    }

    public String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end; its exit code. */
    public int end() {
        try {
            assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS))
                    .describedAs(said())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a signal, such as {@code INT}, to the script alone. */
    public void signal(String name) {
        send(name, process.pid());
    }

    /** SIGKILL to the script and to all it started; returns when they have ended. It stands still before: it must not see the end of what it started. */
    public void killAll() {
        if (process.isAlive()) {
            signal("STOP");
        }
        var all = process.descendants().toList();
        process.destroyForcibly().onExit().join();
        all.forEach(ProcessHandle::destroyForcibly);
        Await.until(LONG, () -> all.stream().allMatch(Running::hasEnded));
    }

    /** Whether it is away, or only its entry is there until somebody asks how it ended. */
    private static boolean hasEnded(ProcessHandle one) {
        try {
            var stat = Files.readString(Path.of("/proc/%d/stat".formatted(one.pid())));
            return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
        } catch (IOException gone) {
            return !one.isAlive();
        }
    }

    /** SIGKILL to the script alone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        killAll();
        try {
            Files.delete(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
