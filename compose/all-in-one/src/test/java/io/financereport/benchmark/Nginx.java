package io.financereport.benchmark;

import io.financereport.test.Await;
import io.financereport.test.FreePort;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The proxy of that name before one service, as plain as it can be: a worker, connections that stay open, nothing looked at. */
final class Nginx implements AutoCloseable {
    private static final String CONFIGURATION = """
        daemon off;
        worker_processes 1;
        pid nginx.pid;
        error_log error.log;
        events { worker_connections 1024; }
        http {
            access_log off;
            client_body_temp_path body;
            proxy_temp_path proxy;
            fastcgi_temp_path fastcgi;
            uwsgi_temp_path uwsgi;
            scgi_temp_path scgi;
            upstream service { server %s; keepalive 64; }
            server {
                listen 127.0.0.1:%d;
                location / {
                    proxy_pass http://service;
                    proxy_http_version 1.1;
                    proxy_set_header Connection "";
                    proxy_set_header Host $host;
                }
            }
        }
        """;
    private static final Duration START_MAX = Duration.ofMinutes(1);

    private final Process process;
    private final URI address;

    private Nginx(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static Nginx before(URI service, Path folder) throws IOException {
        var port = FreePort.next();
        Files.writeString(folder.resolve("nginx.conf"), CONFIGURATION.formatted(service.getAuthority(), port));
        var process = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", "nginx.conf", "-e", "error.log")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.out").toFile())
                .start();
        Await.until(START_MAX, () -> answers(port));
        return new Nginx(process, URI.create("http://127.0.0.1:" + port));
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private static boolean answers(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
