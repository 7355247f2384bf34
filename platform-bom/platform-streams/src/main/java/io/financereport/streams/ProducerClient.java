package io.financereport.streams;

import io.financereport.tenancy.ServiceTokens;
import io.micronaut.discovery.exceptions.DiscoveryException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.HttpVersion;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.HttpClientRegistry;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import io.micronaut.http.uri.UriBuilder;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Asks a producer for its numbered events; the producer is found by its service id. */
@Singleton
final class ProducerClient {
    private final HttpClientRegistry<HttpClient> clients;
    private final ServiceTokens tokens;

    ProducerClient(HttpClientRegistry<HttpClient> clients, ServiceTokens tokens) {
        this.clients = clients;
        this.tokens = tokens;
    }

    /**
     * @return at most so many events above the sequence, and at least one if there is any
     * @throws Unreachable when the producer gives no usable answer
     */
    OutboxPages.Page after(String producer, long sequence, int eventsMax) {
        var uri = UriBuilder.of("/internal/events")
                .queryParam("after", sequence)
                .queryParam("limit", eventsMax)
                .build();
        return ask(producer, HttpRequest.GET(uri));
    }

    /**
     * Has the producer close its log up to this moment: it will never record another event at it or before.
     *
     * @return the producer's head, without events: up to there everything has to be handled, to know what was known at the
     *     moment; empty when the moment has not come yet by the producer's clock
     * @throws Unreachable when the producer gives no usable answer
     */
    Optional<OutboxPages.Page> close(String producer, Instant moment) {
        var uri = UriBuilder.of("/internal/events/close")
                .queryParam("moment", moment)
                .build();
        try {
            return Optional.of(ask(producer, HttpRequest.POST(uri, "")));
        } catch (Unreachable e) {
            if (e.getCause() instanceof HttpClientResponseException refused
                    && refused.getStatus() == HttpStatus.CONFLICT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private OutboxPages.Page ask(String producer, MutableHttpRequest<?> request) {
        try {
            var answer = clients.getClient(HttpVersion.HTTP_1_1, producer, null)
                    .toBlocking()
                    .retrieve(request.bearerAuth(tokens.mint(producer)), String.class);
            return EventEnvelope.readPage(answer);
        } catch (HttpClientException | DiscoveryException | IllegalArgumentException e) {
            throw new Unreachable(producer, e);
        }
    }

    /** The producer is down, or answered with an error. */
    static final class Unreachable extends RuntimeException {
        Unreachable(String producer, Throwable cause) {
            super("Events of " + producer + " cannot be fetched: " + cause.getMessage(), cause);
        }
    }
}
