package io.financereport.streams;

import io.financereport.tenancy.ServiceTokens;
import io.micronaut.discovery.exceptions.DiscoveryException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpVersion;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.HttpClientRegistry;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.uri.UriBuilder;
import jakarta.inject.Singleton;

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
        try {
            var answer = clients.getClient(HttpVersion.HTTP_1_1, producer, null)
                    .toBlocking()
                    .retrieve(HttpRequest.GET(uri).bearerAuth(tokens.mint(producer)), String.class);
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
