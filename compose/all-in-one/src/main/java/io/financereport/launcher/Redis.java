package io.financereport.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;

/** The fast path of events and the counters of limits; it keeps what it holds over a restart. */
final class Redis {
    static final String NAME = "redis";

    private static final int CONNECT_MILLIS_MAX = 1_000;

    private final Path data;
    private final int port;
    private final Secrets secrets;

    Redis(Path data, int port, Secrets secrets) {
        this.data = data;
        this.port = port;
        this.secrets = secrets;
    }

    /** The password goes by file: the words of a command are visible to everybody on the machine. */
    Command command() throws IOException {
        var folder = Files.createDirectories(data.resolve(NAME));
        var configuration = data.resolve("run/redis.conf");
        PrivateFile.write(configuration, """
            bind 127.0.0.1
            port %d
            dir "%s"
            appendonly yes
            save ""
            requirepass %s
            """.formatted(port, folder, password()));
        var binaries = Files.createDirectories(data.resolve("bin/redis"));
        var program =
                ExecutableProvider.newJarResourceProvider(binaries.toFile()).get();
        return new Command(
                NAME,
                List.of(program.toString(), configuration.toString()),
                Map.of(),
                data,
                data.resolve("logs/redis.log"),
                Command.StopSignal.TERM);
    }

    String uri() {
        return "redis://:%s@127.0.0.1:%d".formatted(password(), port);
    }

    private String password() {
        return secrets.get("REDIS_PASSWORD");
    }

    boolean answers() {
        try {
            return command("PING").equals("+PONG");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Sends one command of plain words and returns the first line of the answer. */
    String command(String words) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS_MAX);
            socket.setSoTimeout(CONNECT_MILLIS_MAX);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var lines = "AUTH " + password() + "\r\n" + words + "\r\n";
            socket.getOutputStream().write(lines.getBytes(StandardCharsets.US_ASCII));
            var authenticated = in.readLine();
            var answer = in.readLine();
            if (!"+OK".equals(authenticated) || answer == null) {
                throw new IOException("Redis answered " + authenticated);
            }
            return answer;
        }
    }
}
