package io.financereport.environments.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import io.financereport.test.Await;
import io.financereport.test.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** The nginx of compose/production, started by its own script with its own configuration; only ports, folders, names and patience are those of a test. */
final class Edge implements AutoCloseable {
    private static final int LOOKS_IN_A_ROW = 20;
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final int SOCKET_MILLIS_MAX = 180_000;
    private static final Path FILES = Script.ROOT.resolve("compose/production/nginx");

    private final Path folder;
    private final Process process;
    private final int http;
    private final int https;

    private Edge(Path folder, Process process, int http, int https) {
        this.folder = folder;
        this.process = process;
        this.http = http;
        this.https = https;
    }

    /** Without a certificate. The gateways are at this port of the addresses that the names have. */
    static Edge start(Path folder, FakeNames names, int gateway) throws IOException {
        Script.require("nginx");
        Script.require("openssl");
        var http = FreePort.next();
        var https = FreePort.next();
        for (var name : List.of("run", "cache", "acme", "certificate", "conf")) {
            Files.createDirectories(folder.resolve(name));
        }
        var configuration = Files.readString(FILES.resolve("nginx.conf"))
                .replace("user nginx;", "user %s;".formatted(System.getProperty("user.name")))
                .replace("worker_processes auto;", "worker_processes 1;")
                .replace("/run/nginx.pid", folder + "/run/nginx.pid")
                .replace("/run/finance-report/", folder + "/enabled/")
                .replace("/var/cache/nginx/", folder + "/cache/")
                .replace("/var/www/acme", folder + "/acme")
                .replace("/dev/stdout", folder + "/access.log")
                .replace("resolver 127.0.0.11 ", "resolver " + names.address() + " ")
                .replace("listen 80 ", "listen 127.0.0.1:%d ".formatted(http))
                .replace("listen 127.0.0.1:8000;", "listen 127.0.0.1:%d;".formatted(FreePort.next()))
                .replace("resolver_timeout 2s;", "resolver_timeout 60s;")
                .replace("client_header_timeout 15s;", "client_header_timeout 180s;");
        var secure = Files.readString(FILES.resolve("https.conf"))
                .replace("/etc/letsencrypt/live/finance-report/", folder + "/certificate/")
                .replace("listen 443 ", "listen 127.0.0.1:%d ".formatted(https))
                .replace("http://gateway:8080", "http://gateway:" + gateway)
                .replace("/run/finance-report/", folder + "/enabled/")
                .replace("proxy_connect_timeout 2s;", "proxy_connect_timeout 60s;")
                .replace("proxy_next_upstream_timeout 10s;", "proxy_next_upstream_timeout 180s;");
        Files.writeString(folder.resolve("conf/nginx.conf"), configuration);
        Files.writeString(folder.resolve("conf/https.conf"), secure);
        for (var script : List.of("start.sh", "only.sh")) {
            Files.copy(FILES.resolve(script), folder.resolve("conf").resolve(script));
        }
        var builder = new ProcessBuilder(
                        "/bin/sh", folder.resolve("conf/start.sh").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.out").toFile());
        builder.environment()
                .putAll(Map.of(
                        "CERTIFICATE", folder + "/certificate/fullchain.pem",
                        "ENABLED", folder + "/enabled",
                        "CERTIFICATE_SECONDS", "0.1"));
        var edge = new Edge(folder, builder.start(), http, https);
        Await.until(LONG, () -> !edge.process.isAlive() || edge.answers(http));
        assertThat(edge.process.isAlive()).describedAs(edge.said()).isTrue();
        return edge;
    }

    /** Puts a certificate that openssl makes where certbot puts one, and waits until it is the one that is shown. */
    Edge certified() throws IOException {
        var made = Files.createDirectories(folder.resolve("made"));
        new Script(Script.require("openssl"), made, Map.of(), "")
                .run(
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:prime256v1",
                        "-nodes",
                        "-days",
                        "30",
                        "-subj",
                        "/CN=localhost",
                        "-keyout",
                        "privkey.pem",
                        "-out",
                        "fullchain.pem")
                .requireSuccess();
        // The chain first, as it may happen: for a moment it does not fit the key.
        for (var name : List.of("fullchain.pem", "privkey.pem")) {
            Files.copy(
                    made.resolve(name),
                    folder.resolve("certificate").resolve(name),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        var expected = serialOf(made.resolve("fullchain.pem"));
        // After a reload nginx lets the old workers answer beside the new ones for a tenth of a second.
        var inARow = new AtomicInteger();
        Await.until(
                LONG,
                () -> (serial().equals(expected) ? inARow.incrementAndGet() : inARow.getAndSet(0)) >= LOOKS_IN_A_ROW);
        return this;
    }

    private static String serialOf(Path certificate) throws IOException {
        try (var in = Files.newInputStream(certificate)) {
            return ((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in))
                    .getSerialNumber()
                    .toString();
        } catch (CertificateException e) {
            throw new IllegalStateException("openssl made no certificate", e);
        }
    }

    /** Has nginx send to these gateways alone, at this port; to all that the names have without one. */
    void only(int gateway, String... addresses) {
        var settings = Map.of("ENABLED", folder + "/enabled", "GATEWAY_PORT", Integer.toString(gateway));
        var words = new ArrayList<String>();
        words.add(folder.resolve("conf/only.sh").toString());
        words.addAll(List.of(addresses));
        new Script(Script.require("sh"), folder, settings, "")
                .run(words.toArray(String[]::new))
                .requireSuccess();
    }

    /** Which certificate is shown; nothing where there is no HTTPS. */
    String serial() {
        try (var socket = secure()) {
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSerialNumber()
                    .toString();
        } catch (IOException notYet) {
            return "";
        }
    }

    /** The answer by HTTP to a request with these lines, up to the end of the connection. */
    String plain(String... lines) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), http)) {
            return ask(socket, lines);
        }
    }

    /** The same by HTTPS. */
    String secure(String... lines) throws IOException {
        try (var socket = secure()) {
            return ask(socket, lines);
        }
    }

    SSLSocket secure(String protocol) throws IOException {
        var socket = (SSLSocket) trusting().createSocket(InetAddress.getLoopbackAddress(), https);
        socket.setSoTimeout(SOCKET_MILLIS_MAX);
        if (!protocol.isEmpty()) {
            socket.setEnabledProtocols(new String[] {protocol});
        }
        socket.startHandshake();
        return socket;
    }

    void challenge(String name, String text) throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("acme/.well-known/acme-challenge"))
                        .resolve(name),
                text);
    }

    String said() {
        return read("nginx.out");
    }

    String logged() {
        return read("access.log");
    }

    private SSLSocket secure() throws IOException {
        return secure("");
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ask(Socket socket, String... lines) throws IOException {
        socket.setSoTimeout(SOCKET_MILLIS_MAX);
        var text = String.join("\r\n", lines);
        // What has a blank line has a body behind it.
        var request = text.contains("\r\n\r\n") ? text : text + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static SSLSocketFactory trusting() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** The certificate is one that the test made. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
