package io.financereport.gateway.proxy;

import io.financereport.gateway.GatewayProblem;
import io.financereport.web.Problem;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpVersion;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.client.HttpVersionSelection;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.client.RawHttpClientRegistry;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.ReadTimeoutException;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Sends a request to one of a service's instances, and to another when the first cannot be reached.
 *
 * <p>A short body is kept and can be sent again; a long one flows through and can be sent only once, so it goes to an instance
 * that has just said that it is ready. What an instance may have begun to do is done again only where doing it twice is the same.
 */
@Singleton
final class Upstreams {
    private static final Logger LOG = LoggerFactory.getLogger(Upstreams.class);
    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Instances instances;
    private final UpstreamLimits limits;
    private final Map<Service, RawHttpClient> clients = new EnumMap<>(Service.class);

    Upstreams(Instances instances, UpstreamLimits limits, RawHttpClientRegistry registry) {
        this.instances = instances;
        this.limits = limits;
        for (var service : Service.values()) {
            clients.put(
                    service,
                    registry.getRawClient(
                            HttpVersionSelection.forLegacyVersion(HttpVersion.HTTP_1_1), service.id(), null));
        }
    }

    /** One request on its way: the same for every instance that is tried, but for the address. */
    record Passing(Service service, ByteBody body, Function<URI, MutableHttpRequest<?>> request) {}

    HttpResponse<?> send(Passing passing) {
        var length = passing.body().expectedLength();
        if (length.isPresent() && length.getAsLong() <= limits.replayBytesMax()) {
            try (var kept = kept(passing.body())) {
                return sendKept(passing, kept);
            }
        } else {
            return sendOnce(passing);
        }
    }

    private HttpResponse<?> sendKept(Passing passing, CloseableAvailableByteBody kept) {
        Throwable failure = null;
        var tried = new HashSet<URI>();
        while (tried.size() < limits.attemptsMax() && next(passing.service(), tried) instanceof URI instance) {
            var request = passing.request().apply(instance);
            try {
                return exchange(passing.service(), request, kept.split(), limits.answerWithin());
            } catch (HttpClientException e) {
                failure = e;
                if (notReached(e)) {
                    instances.lose(passing.service(), instance);
                } else if (!repeatable(request, e)) {
                    throw broken(passing.service(), e);
                }
            }
        }
        throw failure == null || notReached(failure) ? away(passing.service()) : broken(passing.service(), failure);
    }

    private HttpResponse<?> sendOnce(Passing passing) {
        var tried = new HashSet<URI>();
        while (next(passing.service(), tried) instanceof URI instance) {
            if (instances.isReady(instance)) {
                try {
                    var body = passing.body().move();
                    return exchange(passing.service(), passing.request().apply(instance), body, limits.flowWithin());
                } catch (HttpClientException e) {
                    throw broken(passing.service(), e);
                }
            }
            instances.leaveOut(passing.service(), instance);
        }
        throw away(passing.service());
    }

    /** One that was not tried yet and counts as tried from now on. Asks each time: those that were known may be gone, and others there. */
    private @Nullable URI next(Service service, Set<URI> tried) {
        for (var instance : instances.list(service)) {
            if (tried.add(instance)) {
                return instance;
            }
        }
        return null;
    }

    private HttpResponse<?> exchange(
            Service service, MutableHttpRequest<?> request, CloseableByteBody body, Duration within) {
        var client = clients.get(service);
        if (client == null) {
            throw new IllegalStateException("There is a client for every service");
        }
        var answer =
                Mono.<HttpResponse<?>>from(client.exchange(request, body, null)).toFuture();
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            letGo(answer);
            throw Problem.of(GatewayProblem.SERVICE_SLOW, "It did not answer within " + within.toSeconds() + " s");
        } catch (InterruptedException e) {
            letGo(answer);
            Thread.currentThread().interrupt();
            throw away(service);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HttpClientException failure) {
                throw failure;
            }
            throw new HttpClientException(String.valueOf(e.getCause()), e.getCause());
        }
    }

    /** Nobody waits for it any more: when it comes all the same, its connection is not to wait for a reader. */
    private static void letGo(CompletableFuture<HttpResponse<?>> answer) {
        var unused = answer.thenAccept(late -> {
            if (late instanceof ByteBodyHttpResponse<?> bytes) {
                bytes.close();
            }
        });
    }

    private CloseableAvailableByteBody kept(ByteBody body) {
        try {
            return body.buffer().get(limits.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The gateway is stopping", e);
        } catch (ExecutionException | TimeoutException e) {
            throw Problem.of(GatewayProblem.SERVICE_BROKEN, "The request broke off before it was read");
        }
    }

    /** Nothing was sent: whatever it was, it was not done. */
    private static boolean notReached(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private static boolean repeatable(HttpRequest<?> request, HttpClientException failure) {
        return !(failure instanceof ReadTimeoutException)
                && (IDEMPOTENT.contains(request.getMethod())
                        || request.getHeaders().contains("Idempotency-Key"));
    }

    private static Problem away(Service service) {
        return Problem.of(
                        GatewayProblem.SERVICE_AWAY,
                        "The " + service.id() + " service is starting or stopped; try again")
                .with("retryAfterSeconds", RETRY_AFTER_SECONDS);
    }

    private static Problem broken(Service service, Throwable failure) {
        LOG.warn("The {} service broke off: {}", service.id(), failure.toString());
        if (failure instanceof ReadTimeoutException) {
            return Problem.of(
                    GatewayProblem.SERVICE_SLOW, "The " + service.id() + " service stayed silent for too long");
        }
        return Problem.of(
                GatewayProblem.SERVICE_BROKEN,
                "The " + service.id()
                        + " service may or may not have done it; look, or repeat it with its Idempotency-Key");
    }
}
