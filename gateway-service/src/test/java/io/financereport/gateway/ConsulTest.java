package io.financereport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.financereport.test.Await;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Services found through Consul. A small server speaks its HTTP API here: no Consul can be had where these tests run. */
@MicronautTest(transactional = false, environments = "consul")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class ConsulTest implements OnRealParts {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** One under way, one that begins, and one to spare: a list that is kept for half a minute is good for fifteen. */
    private static final int LOOKS_UNTIL_NOTICED_MAX = 3;

    private final StandIn first = StandIn.start().says("/", 200, "text/plain", "first");
    private final StandIn second = StandIn.start().says("/", 200, "text/plain", "second");
    private final List<StandIn> registered = new CopyOnWriteArrayList<>(List.of(first));
    private final StandIn consul = StandIn.start();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean away;

    @Inject
    EmbeddedServer gateway;

    @Override
    public String service() {
        return "gateway";
    }

    @Override
    public Map<String, String> settings() {
        consul.says("/", 200, "application/json", "[]")
                .does("/v1/health/service/statement", exchange -> {
                    asked.incrementAndGet();
                    answer(exchange, registered);
                })
                .does("/v1/health/service/report", exchange -> answer(exchange, List.of()));
        return Map.of(
                "CONSUL_HOST",
                "localhost",
                "CONSUL_PORT",
                Integer.toString(consul.port()),
                "gateway.upstream.check-within",
                "1m",
                "gateway.upstream.leaving-for",
                "1h");
    }

    @AfterAll
    void stop() {
        Stream.of(first, second, consul).forEach(StandIn::close);
    }

    @Test
    void a_new_instance_gets_work_within_a_few_looks_and_the_gateway_makes_itself_known() {
        var person = Client.of(gateway.getURI()).registered();
        Await.until(PATIENCE, () -> person.get("/api/statements").text().equals("first"));

        var before = first.asked();
        var noticed = new AtomicInteger(-1);
        second.whenAsked(() -> noticed.compareAndSet(-1, first.asked()));

        registered.add(second);

        Await.until(PATIENCE, () -> person.get("/api/statements").text().equals("second"));
        assertThat(noticed.get() - before).isLessThanOrEqualTo(LOOKS_UNTIL_NOTICED_MAX);
        Await.until(
                PATIENCE,
                () -> consul.heard().stream()
                        .anyMatch(heard -> heard.uri().startsWith("/v1/agent/service/register")
                                && heard.body().contains("\"gateway\"")));
        assertThat(person.get("/api/reports/x").code()).isEqualTo("service-away");
    }

    @Test
    void while_consul_is_away_the_known_instances_go_on() {
        var person = Client.of(gateway.getURI()).registered();
        Await.until(PATIENCE, () -> person.get("/api/statements").status() == 200);

        away = true;
        try {
            refused.set(0);
            Await.until(PATIENCE, () -> refused.get() >= 4);

            assertThat(person.get("/api/statements").status()).isEqualTo(200);
            assertThat(person.get("/api/reports/x").code()).isEqualTo("service-away");
        } finally {
            away = false;
        }
    }

    @Test
    void who_is_not_named_any_more_goes_on_while_nobody_else_is() {
        var person = Client.of(gateway.getURI()).registered();
        Await.until(PATIENCE, () -> person.get("/api/statements").status() == 200);
        var named = List.copyOf(registered);

        registered.clear();
        try {
            var before = asked.get();
            Await.until(PATIENCE, () -> asked.get() >= before + 2);

            assertThat(person.get("/api/statements").status()).isEqualTo(200);
        } finally {
            registered.addAll(named);
        }
    }

    private void answer(HttpExchange exchange, List<StandIn> instances) throws IOException {
        var body = instances.stream().map(ConsulTest::entry).collect(Collectors.joining(",", "[", "]"));
        if (away) {
            refused.incrementAndGet();
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(away ? 500 : 200, body.length());
        exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    private static String entry(StandIn instance) {
        return """
            {"Node":{"Node":"n","Address":"127.0.0.1"},"Checks":[{"Node":"n","CheckID":"c","Name":"c","Status":"passing"}],
            "Service":{"ID":"statement:%1$d","Service":"statement","Address":"127.0.0.1","Port":%1$d}}
            """.formatted(instance.port());
    }
}
