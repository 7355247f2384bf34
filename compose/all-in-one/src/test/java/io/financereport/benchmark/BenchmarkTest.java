package io.financereport.benchmark;

import io.financereport.acceptance.Client;
import io.financereport.launcher.Product;
import io.financereport.test.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code mvn -Pbenchmark}, on a machine that does nothing else. */
@Tag("benchmark")
class BenchmarkTest {
    private static final int WARM_UP_SECONDS = 25;
    private static final int MEASURED_SECONDS = 15;
    private static final int STATEMENTS = 25;
    private static final int STATEMENTS_WARM_UP = 5;
    private static final Pattern READY = Pattern.compile("is ready after (\\S+ s)");
    private static final Pattern STARTED = Pattern.compile("Startup completed in (\\d+)ms");
    private static final String PATH = "/statements?limit=50";

    private Path folder = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target/benchmark").toAbsolutePath()), "");
    }

    @Test
    void start_and_memory() throws IOException {
        for (var start : List.of("first start", "start on existing data")) {
            try (var product = Product.start(folder, Map.of())) {
                print(start + ", ready after", firstMatch(READY, product.output()));
                for (var service : List.of("gateway", "statement", "reconciliation", "report")) {
                    var log = Files.readString(product.data().resolve("logs/" + service + ".log"));
                    print(
                            start + ", " + service,
                            "%s ms, %d MB resident"
                                    .formatted(
                                            lastMatch(STARTED, log),
                                            residentMegabytes(product.pids().getOrDefault(service, 0L))));
                }
            }
        }
    }

    /** The same list of an empty workspace: from the service itself, through nginx, which checks nothing, and through the gateway. */
    @Test
    void gateway_beside_nginx_and_direct() throws IOException {
        var keysOfTests = Map.of("TOKENS_JWKS", TestTokens.publicKeys());
        try (var product = Product.start(folder, Map.of(), keysOfTests)) {
            var token = TestTokens.gateway(UUID.randomUUID(), UUID.randomUUID(), "SGD");
            var address = product.address("statement").resolve(PATH);
            Wrk.run(address, token, WARM_UP_SECONDS);
            print(
                    "direct, GET " + PATH,
                    Wrk.run(address, token, MEASURED_SECONDS).toString());
            try (var nginx = Nginx.before(product.address("statement"), folder)) {
                print(
                        "nginx, GET " + PATH,
                        Wrk.run(nginx.address().resolve(PATH), token, MEASURED_SECONDS)
                                .toString());
            }
        }
        try (var product = Product.start(folder, Map.of())) {
            var client = new Client(product.gateways());
            client.register();
            var address = product.gateways().get(0).resolve("/api" + PATH);
            Wrk.run(address, client.token(), WARM_UP_SECONDS);
            print(
                    "gateway, GET /api" + PATH,
                    Wrk.run(address, client.token(), MEASURED_SECONDS).toString());
            for (var service : new TreeMap<>(product.pids()).entrySet()) {
                print("after the load, " + service.getKey(), residentMegabytes(service.getValue()) + " MB resident");
            }
        }
    }

    /** From the person's approval of a statement of 1 000 rows until the balance sheet shows all of it. */
    @Test
    void approval_to_balance_sheet() throws IOException {
        try (var product = Product.start(folder, Map.of())) {
            var approvals = new Approvals(new Client(product.gateways()));
            var took = new ArrayList<Duration>();
            for (var at = 0; at < STATEMENTS; at++) {
                took.add(approvals.measure());
            }
            var warm = took.subList(STATEMENTS_WARM_UP, STATEMENTS).stream()
                    .sorted()
                    .toList();
            print(
                    "approval of 1 000 rows to new balance sheet, p50",
                    warm.get(warm.size() / 2).toMillis() + " ms");
            print(
                    "approval of 1 000 rows to new balance sheet, p95",
                    warm.get(warm.size() * 95 / 100).toMillis() + " ms");
        }
    }

    private static void print(String what, String figure) {
        System.out.println("| " + what + " | " + figure + " |");
    }

    private static String firstMatch(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElse("?");
    }

    private static String lastMatch(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .reduce((first, second) -> second)
                .orElse("?");
    }

    private static long residentMegabytes(long pid) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return 0;
    }
}
