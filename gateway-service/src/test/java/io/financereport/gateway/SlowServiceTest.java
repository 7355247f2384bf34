package io.financereport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A service that thinks for longer than anybody waits. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class SlowServiceTest implements OnRealParts {
    private static final byte[] PIECE = new byte[1 << 20];
    private static final int PIECES_MORE_THAN_SOCKETS_HOLD = 64;

    private final StandIn report = StandIn.start();

    @Inject
    EmbeddedServer gateway;

    @Override
    public String service() {
        return "gateway";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("gateway.upstream.answer-within", "500ms", "micronaut.http.services.report.urls", report.url());
    }

    @AfterAll
    void stop() {
        report.close();
    }

    @Test
    void who_waits_is_told_and_a_late_answer_holds_nobody_up() throws InterruptedException {
        var told = new CountDownLatch(1);
        var left = new CountDownLatch(1);
        report.does("/reports/slow", exchange -> {
            awaitOf(told);
            try {
                exchange.sendResponseHeaders(200, 0);
                for (int i = 0; i < PIECES_MORE_THAN_SOCKETS_HOLD; i++) {
                    exchange.getResponseBody().write(PIECE);
                }
            } catch (IOException e) {
                // The gateway closed the connection: it may as well throw away what still comes.
            } finally {
                left.countDown();
            }
        });
        var person = Client.of(gateway.getURI()).registered();

        var answer = person.get("/api/reports/slow");
        told.countDown();

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.code()).isEqualTo("service-slow");
        assertThat(left.await(3, TimeUnit.MINUTES)).isTrue();
    }

    private static void awaitOf(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
