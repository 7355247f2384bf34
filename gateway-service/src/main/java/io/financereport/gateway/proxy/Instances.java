package io.financereport.gateway.proxy;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which instances of each service are ready, and whose turn it is. */
@Singleton
public class Instances {
    private static final Logger LOG = LoggerFactory.getLogger(Instances.class);

    private final Discovery discovery;
    private final Readiness readiness;
    /** Where the instances of each service were found last, ready or not. */
    private final Map<Service, List<URI>> found = new ConcurrentHashMap<>();

    private final Map<Service, List<URI>> ready = new ConcurrentHashMap<>();
    private final AtomicBoolean discoveryAway = new AtomicBoolean();
    private final AtomicInteger turn = new AtomicInteger();

    Instances(Discovery discovery, Readiness readiness) {
        this.discovery = discovery;
        this.readiness = readiness;
    }

    /** The instances to try, in this order; when none was ready a moment ago it looks again before it says so. */
    List<URI> list(Service service) {
        var known = ready.getOrDefault(service, List.of());
        return inTurn(known.isEmpty() ? lookAgain(service) : known);
    }

    /** An instance that could not be reached gets nothing more until it says that it is ready. */
    void leaveOut(Service service, URI instance) {
        ready.computeIfPresent(
                service,
                (any, known) ->
                        known.stream().filter(other -> !other.equals(instance)).toList());
    }

    /** Asks the instance itself, now: for what can be sent only once. */
    boolean isReady(URI instance) {
        return !readiness.ready(List.of(instance)).isEmpty();
    }

    /** How many instances of the service are ready. */
    public int count(Service service) {
        return lookAgain(service).size();
    }

    @Scheduled(fixedDelay = "${gateway.upstream.check-every:2s}")
    void look() {
        for (var service : Service.values()) {
            look(service);
        }
    }

    /** Those who find nothing at the same time look once, one after the other. */
    private synchronized List<URI> lookAgain(Service service) {
        var known = ready.getOrDefault(service, List.of());
        return known.isEmpty() ? look(service) : known;
    }

    private List<URI> look(Service service) {
        var nowReady = readiness.ready(find(service));
        ready.put(service, nowReady);
        return nowReady;
    }

    /** While nobody can say where instances are, those that were known go on. */
    private List<URI> find(Service service) {
        try {
            var addresses = discovery.list(service);
            found.put(service, addresses);
            if (discoveryAway.compareAndSet(true, false)) {
                LOG.info("Instances can be looked for again");
            }
            return addresses;
        } catch (RuntimeException e) {
            if (discoveryAway.compareAndSet(false, true)) {
                LOG.warn("Instances cannot be looked for now; the known ones go on: {}", e.toString());
            }
            return found.getOrDefault(service, List.of());
        }
    }

    private List<URI> inTurn(List<URI> instances) {
        var order = new ArrayList<>(instances);
        if (!order.isEmpty()) {
            Collections.rotate(order, Math.floorMod(turn.getAndIncrement(), order.size()));
        }
        return order;
    }
}
