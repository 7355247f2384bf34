package io.financereport.environments.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.financereport.environments.Script;
import io.financereport.test.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real nginx with the configuration of compose/production, between a client and gateways that stand in. */
class EdgeTest {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Pattern UPLOAD_MAX = Pattern.compile("max-request-size: (\\d+)MB");
    private static final List<String> PROTECTING = List.of(
            "strict-transport-security", "content-security-policy", "x-content-type-options", "x-frame-options");

    @TempDir
    private Path folder;

    private final List<HttpServer> gateways = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    private final List<Edge> edges = new ArrayList<>();
    private final FakeNames names = new FakeNames();

    @BeforeEach
    void start() throws IOException {
        gateway("127.0.0.2", 0);
        names.are(InetAddress.getByName("127.0.0.2"));
        edges.add(Edge.start(folder, names, port()));
    }

    @AfterEach
    void close() {
        edges.forEach(Edge::close);
        names.close();
        gateways.forEach(gateway -> gateway.stop(0));
    }

    @Test
    void without_a_certificate_there_are_challenges_and_the_redirect() throws IOException {
        edge().challenge("token", "token.thumb");

        assertThat(edge().plain("GET /.well-known/acme-challenge/token HTTP/1.0"))
                .startsWith("HTTP/1.1 200")
                .endsWith("token.thumb");
        assertThat(edge().plain("GET /.well-known/acme-challenge/none HTTP/1.0"))
                .startsWith("HTTP/1.1 404");
        assertThat(edge().plain("GET /reports?x=1 HTTP/1.0", "Host: report.example.org"))
                .startsWith("HTTP/1.1 301")
                .contains("\r\nLocation: https://report.example.org/reports?x=1\r\n")
                .doesNotContainIgnoringCase("strict-transport-security");
        assertThat(edge().serial()).isEmpty();
    }

    @Test
    void a_first_certificate_and_a_renewed_one_are_taken_up() throws IOException {
        var first = edge().certified().serial();

        var second = edge().certified().serial();

        assertThat(second).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void it_speaks(String protocol) throws IOException {
        edge().certified();

        try (var socket = edge().secure(protocol)) {
            assertThat(socket.getSession().getCipherSuite()).contains("GCM");
        }
        assertThat(Files.readString(Script.ROOT.resolve("compose/production/nginx/https.conf")))
                .contains("\nssl_protocols TLSv1.2 TLSv1.3;\n");
    }

    @Test
    void the_gateway_is_told_who_asks_and_not_what_a_client_says_of_itself() throws IOException {
        edge().certified();

        var answer = edge().secure(
                        "GET /api/auth/me?a=b HTTP/1.0",
                        "Host: report.example.org",
                        "X-Forwarded-For: 203.0.113.9",
                        "X-Forwarded-Host: evil.example");

        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("from the gateway");
        assertThat(seen)
                .containsExactly(
                        "GET /api/auth/me?a=b host=report.example.org for=[127.0.0.1] forwarded=[report.example.org]"
                                + " proto=[https]");
        assertThat(edge().logged())
                .contains("\"path\":\"/api/auth/me\",\"status\":200")
                .doesNotContain("a=b");
    }

    @Test
    void headers_that_protect_come_once_whoever_answers() throws IOException {
        edge().certified();

        var ofTheGateway = edge().secure("GET /protected HTTP/1.0", "Host: report.example.org");
        var ofAnOldOne = edge().secure("GET / HTTP/1.0", "Host: report.example.org");
        var ofNginx = edge().secure("GET /x HTTP/1.0", "Host: www.report.example.org");

        for (var header : PROTECTING) {
            for (var answer : List.of(ofTheGateway, ofAnOldOne, ofNginx)) {
                assertThat(values(answer, header))
                        .describedAs("%s of %s", header, answer)
                        .hasSize(1);
            }
            assertThat(values(ofTheGateway, header)).containsExactly("from the gateway");
        }
        assertThat(values(ofNginx, "strict-transport-security")).containsExactly("max-age=31536000; includeSubDomains");
        assertThat(ofNginx).startsWith("HTTP/1.1 301").contains("\r\nLocation: https://report.example.org/x\r\n");
        assertThat(ofNginx).contains("\r\nServer: nginx\r\n");
    }

    @Test
    void the_limit_of_a_body_is_the_gateways_and_a_mebibyte() throws IOException {
        edge().certified();
        var configured = UPLOAD_MAX.matcher(
                Files.readString(Script.ROOT.resolve("gateway-service/src/main/resources/application.yml")));
        assertThat(configured.find()).isTrue();
        var limit = (Long.parseLong(configured.group(1)) + 1) << 20;

        // The stand-in answers before it has read what will not come.
        assertThat(upload(limit)).startsWith("HTTP/1.1 200");
        assertThat(upload(limit + 1)).startsWith("HTTP/1.1 413");
    }

    @Test
    void what_the_gateway_did_not_compress_is_compressed() throws IOException {
        edge().certified();

        var large = edge().secure("GET /large HTTP/1.1", "Host: a", "Connection: close", "Accept-Encoding: gzip");
        var compressed =
                edge().secure("GET /compressed HTTP/1.1", "Host: a", "Connection: close", "Accept-Encoding: gzip");

        assertThat(values(large, "content-encoding")).containsExactly("gzip");
        assertThat(values(compressed, "content-encoding")).containsExactly("br");
    }

    @Test
    void another_gateway_answers_where_one_does_not_listen() throws IOException {
        edge().certified();
        names.are(InetAddress.getByName("127.0.0.3"), InetAddress.getByName("127.0.0.2"));
        // From now on it knows both.
        gateway("127.0.0.3", port());
        Await.until(LONG, () -> asks("/who").endsWith("127.0.0.3"));
        gateways.removeLast().stop(0);

        for (var request = 0; request < 10; request++) {
            assertThat(asks("/who")).endsWith("127.0.0.2");
            assertThat(edge().secure(
                                    "POST /who HTTP/1.1",
                                    "Host: a",
                                    "Connection: close",
                                    "Content-Length: 2",
                                    "",
                                    "{}"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void a_gateway_that_was_replaced_is_found() throws IOException {
        edge().certified();
        assertThat(asks("/who")).endsWith("127.0.0.2");

        gateway("127.0.0.3", port());
        names.are(InetAddress.getByName("127.0.0.3"));

        Await.until(LONG, () -> asks("/who").endsWith("127.0.0.3"));
    }

    @Test
    void a_gateway_that_is_about_to_end_gets_nothing_more_though_dns_still_has_it() throws IOException {
        edge().certified();
        gateway("127.0.0.3", port());
        names.are(InetAddress.getByName("127.0.0.3"), InetAddress.getByName("127.0.0.2"));
        Await.until(LONG, () -> asks("/who").endsWith("127.0.0.3"));

        edge().only(port(), "127.0.0.2");
        Await.until(LONG, () -> isAlwaysSentTo("127.0.0.2"));

        edge().only(port());
        Await.until(LONG, () -> asks("/who").endsWith("127.0.0.3"));
    }

    private boolean isAlwaysSentTo(String address) {
        return Stream.generate(() -> asks("/who")).limit(20).allMatch(answer -> answer.endsWith(address));
    }

    @Test
    void what_may_not_be_sent_twice_is_sent_once() throws IOException {
        edge().certified();
        gateway("127.0.0.3", port());
        names.are(InetAddress.getByName("127.0.0.3"), InetAddress.getByName("127.0.0.2"));
        Await.until(LONG, () -> asks("/who").endsWith("127.0.0.3"));
        seen.clear();

        assertThat(asks("/breaks")).startsWith("HTTP/1.1 502");
        assertThat(seen).hasSize(2);
        seen.clear();
        assertThat(edge().secure(
                                "POST /breaks HTTP/1.1", "Host: a", "Connection: close", "Content-Length: 2", "", "{}"))
                .startsWith("HTTP/1.1 502");
        assertThat(seen).hasSize(1);
    }

    private String asks(String path) {
        try {
            return edge().secure("GET " + path + " HTTP/1.1", "Host: a", "Connection: close");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String upload(long bytes) throws IOException {
        return edge().secure("POST /early HTTP/1.1", "Host: a", "Connection: close", "Content-Length: " + bytes);
    }

    private Edge edge() {
        return edges.getFirst();
    }

    private int port() {
        return gateways.getFirst().getAddress().getPort();
    }

    private void gateway(String address, int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        gateways.add(server);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var asked = exchange.getRequestHeaders();
        seen.add("%s %s host=%s for=%s forwarded=%s proto=%s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        asked.getFirst("Host"),
                        asked.get("X-Forwarded-For"),
                        asked.get("X-Forwarded-Host"),
                        asked.get("X-Forwarded-Proto")));
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        var body = "from the gateway";
        switch (exchange.getRequestURI().getPath()) {
            case "/protected" -> PROTECTING.forEach(header -> headers.set(header, "from the gateway"));
            case "/large" -> body = "x".repeat(5000);
            case "/compressed" -> {
                body = "x".repeat(5000);
                headers.set("Content-Encoding", "br");
            }
            case "/who" -> body = exchange.getLocalAddress().getAddress().getHostAddress();
            case "/breaks" -> {
                exchange.close();
                return;
            }
            default -> {}
        }
        exchange.sendResponseHeaders(200, body.length());
        exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static List<String> values(String answer, String header) {
        return answer.substring(0, answer.indexOf("\r\n\r\n"))
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(header + ": "))
                .map(line -> line.substring(header.length() + 2))
                .toList();
    }
}
