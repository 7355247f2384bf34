package io.financereport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.Await;
import io.financereport.test.FreePort;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One name, two machines: what scaling a service by its name gives. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class NamesTest implements OnRealParts {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final StandIn first = start(2, FreePort.next()).says("/", 200, "text/plain", "first");
    private final StandIn second = start(3, first.port()).says("/", 200, "text/plain", "second");

    @Inject
    EmbeddedServer gateway;

    @Override
    public String service() {
        return "gateway";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "gateway.upstream.check-within",
                "1m",
                "micronaut.http.services.statement.urls",
                "http://" + Names.OF_TWO + ":" + first.port());
    }

    @AfterAll
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void both_machines_get_work_and_a_dead_one_none() {
        var person = Client.of(gateway.getURI()).registered();
        Await.until(PATIENCE, () -> person.get("/api/statements").text().equals("first"));
        Await.until(PATIENCE, () -> person.get("/api/statements").text().equals("second"));

        first.close();

        assertThat(Stream.generate(() -> person.get("/api/statements").text()).limit(6))
                .containsOnly("second");
    }

    private static StandIn start(int machine, int port) {
        try {
            return StandIn.start(new InetSocketAddress(Names.machine(machine), port));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
