package io.financereport.launcher;

import io.financereport.test.Await;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The whole product as the launcher runs it, on free ports and data of its own, with what a test does to it in the middle. */
public final class Product implements AutoCloseable {
    private static final Duration READY_MAX = Duration.ofMinutes(11);
    private static final int PORT_TRIES_MAX = 3;
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+");
    /** What the launcher says last, when every door and the way to sign in have been said. */
    private static final String LAST_WORDS = "Ctrl+C stops everything.";

    private final Path folder;
    private final Map<String, String> properties;
    private final Process launcher;

    private Product(Path folder, Map<String, String> properties, Process launcher) {
        this.folder = folder;
        this.properties = Map.copyOf(properties);
        this.launcher = launcher;
    }

    /** Runs in the folder, which may hold the data of an earlier run; {@code settings} such as {@code instances=2}. */
    public static Product start(Path folder, Map<String, String> settings) {
        return start(folder, settings, Map.of());
    }

    /** With more in the environment of all services. */
    public static Product start(Path folder, Map<String, String> settings, Map<String, String> environment) {
        try {
            for (int tries = 1; ; tries++) {
                var properties = new HashMap<>(StandIns.freePorts());
                properties.put("data.directory", folder.resolve("data").toString());
                properties.put("ready.seconds.max", "600");
                properties.put("demo", "false");
                properties.putAll(settings);
                var product = new Product(folder, properties, launch(folder, properties, environment));
                if (product.isReady()) {
                    return product;
                }
                // Between its choice and its use, any connection of this machine may be given the port.
                if (tries == PORT_TRIES_MAX || !product.output().contains(" is taken: ")) {
                    throw new IllegalStateException("The product did not start: " + product.output());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process launch(Path folder, Map<String, String> properties, Map<String, String> environment)
            throws IOException {
        var jdk = folder.resolve("jdk.txt");
        Files.writeString(jdk, "java.home = " + System.getProperty("java.home") + "\n");
        var words = new ArrayList<String>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx128m"));
        properties.forEach((key, value) -> words.add("-D" + key + "=" + value));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Launcher.class.getName()));
        words.addAll(List.of(System.getProperty("repository.root"), jdk.toString()));
        var builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(folder.resolve("launcher.log").toFile());
        // A test asks more often in a minute than a person; the limits have tests of their own.
        builder.environment().put("GATEWAY_LIMITS_API_REQUESTS", "1000000");
        builder.environment().put("GATEWAY_LIMITS_REGISTER_REQUESTS", "1000");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Waits until it is; false when it ended instead. */
    private boolean isReady() {
        Await.until(READY_MAX, () -> output().contains(LAST_WORDS) || !launcher.isAlive());
        return launcher.isAlive();
    }

    public String output() {
        try {
            return Files.readString(folder.resolve("launcher.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The gateways, the first first. */
    public List<URI> gateways() {
        var output = output();
        return ADDRESS.matcher(output.substring(output.indexOf("Finance Report is ready")))
                .results()
                .map(MatchResult::group)
                .distinct()
                .map(URI::create)
                .toList();
    }

    /** Where a service listens itself, behind the gateway. */
    public URI address(String service) {
        return URI.create("http://127.0.0.1:" + properties.getOrDefault(service + ".port", ""));
    }

    public Path data() {
        return folder.resolve("data");
    }

    /** The ids of what runs now, by name: {@code gateway}, {@code gateway-2}, {@code redis} and so on. */
    public Map<String, Long> pids() {
        return PidFiles.read(data());
    }

    /** SIGKILL: no goodbye, no flush, no finally. */
    public void kill(String name) {
        ProcessHandle.of(pids().getOrDefault(name, -1L))
                .orElseThrow(() -> new IllegalStateException(name + " does not run"))
                .destroyForcibly();
    }

    public void flushRedis() {
        var redis = new Redis(data(), Integer.parseInt(properties.getOrDefault("redis.port", "")), Secrets.in(data()));
        try {
            var answer = redis.command("FLUSHALL");
            if (!answer.equals("+OK")) {
                throw new IllegalStateException("Redis answered " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(4, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The launcher did not stop: " + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
