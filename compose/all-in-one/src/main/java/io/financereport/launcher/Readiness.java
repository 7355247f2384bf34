package io.financereport.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for parts to become ready, all of them against one deadline. */
final class Readiness {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();
    private final Clock clock;
    private final Instant deadline;

    Readiness(Clock clock, Duration max) {
        this.clock = clock;
        this.deadline = clock.instant().plus(max);
    }

    /** Asks once more when the time is over: what became ready meanwhile is. */
    boolean await(BooleanSupplier isReady) throws InterruptedException {
        var isOver = false;
        while (!isReady.getAsBoolean()) {
            if (isOver) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            isOver = clock.instant().isAfter(deadline);
        }
        return true;
    }

    boolean await(URI address) throws InterruptedException {
        var request = HttpRequest.newBuilder(address).timeout(ANSWER_MAX).build();
        return await(() -> answers(request));
    }

    private boolean answers(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
