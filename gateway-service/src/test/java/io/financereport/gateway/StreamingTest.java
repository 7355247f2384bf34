package io.financereport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.Await;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Bodies flow: what one side has not taken yet, the other cannot send on, so that neither is held here. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class StreamingTest implements OnRealParts {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long BODY_BYTES = 100L * 1024 * 1024;
    /** Sockets and channels hold some on the way, on both sides; a gateway that gathers would hold all. */
    private static final long IN_FLIGHT_BYTES_MAX = 32L * 1024 * 1024;

    private final StandIn statement = StandIn.start();
    private final StandIn report = StandIn.start();

    @Inject
    EmbeddedServer gateway;

    @Override
    public String service() {
        return "gateway";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                // Who has not said in time that it is ready gets no upload: on a loaded machine that is no fault.
                "gateway.upstream.check-within", "1m",
                "micronaut.http.services.statement.urls", statement.url(),
                "micronaut.http.services.report.urls", report.url());
    }

    @AfterAll
    void stop() {
        statement.close();
        report.close();
    }

    @Test
    void an_upload_of_100_mib_waits_for_the_service_and_arrives_whole() {
        var sent = new AtomicLong();
        var received = new AtomicLong();
        var goOn = new CountDownLatch(1);
        statement.does("/statements", exchange -> {
            await(goOn);
            received.set(exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        var person = Client.of(gateway.getURI()).registered();

        var answer = CompletableFuture.supplyAsync(() -> person.send(person.request("/api/statements")
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Zeros(BODY_BYTES, sent)))));
        awaitStandstill(sent);
        var inFlight = sent.get();
        goOn.countDown();

        assertThat(answer.join().status()).isEqualTo(202);
        assertThat(received.get()).isEqualTo(BODY_BYTES);
        assertThat(inFlight).isLessThan(IN_FLIGHT_BYTES_MAX);
    }

    @Test
    void an_upload_keeps_its_length() {
        statement.says("/statements/length", 200, "text/plain", "");
        var person = Client.of(gateway.getURI()).registered();

        person.send(person.request("/api/statements/length")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[1_000_000])));

        assertThat(statement.last().headers()).containsEntry("content-length", "1000000");
    }

    @Test
    void a_download_of_100_mib_waits_for_the_client_and_arrives_whole() throws IOException {
        var sent = new AtomicLong();
        report.does("/exports", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
            exchange.sendResponseHeaders(200, BODY_BYTES);
            new Zeros(BODY_BYTES, sent).transferTo(exchange.getResponseBody());
            exchange.close();
        });
        var person = Client.of(gateway.getURI()).registered();

        var answer = person.send(person.request("/api/exports/x").GET(), HttpResponse.BodyHandlers.ofInputStream());
        awaitStandstill(sent);
        var inFlight = sent.get();

        assertThat(answer.headers().firstValue("Content-Length")).contains(Long.toString(BODY_BYTES));
        assertThat(answer.body().transferTo(OutputStream.nullOutputStream())).isEqualTo(BODY_BYTES);
        assertThat(inFlight).isLessThan(IN_FLIGHT_BYTES_MAX);
    }

    /** Until nothing has moved for half a second. */
    private static void awaitStandstill(AtomicLong bytes) {
        var last = new AtomicLong(-1);
        var since = new AtomicLong(System.nanoTime());
        Await.until(PATIENCE, () -> {
            if (last.getAndSet(bytes.get()) != bytes.get() || bytes.get() == 0) {
                since.set(System.nanoTime());
            }
            return System.nanoTime() - since.get() > 500_000_000;
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** So many zeros, counted as they are taken. */
    private static final class Zeros extends InputStream {
        private final AtomicLong taken;
        private long left;

        Zeros(long bytes, AtomicLong taken) {
            this.left = bytes;
            this.taken = taken;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            var count = (int) Math.min(length, left);
            left -= count;
            taken.addAndGet(count);
            return count;
        }
    }
}
