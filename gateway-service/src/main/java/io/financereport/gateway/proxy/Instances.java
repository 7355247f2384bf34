package io.financereport.gateway.proxy;

import io.financereport.gateway.proxy.Readiness.Word;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Map<Service, LatelyReady> lately = new EnumMap<>(Service.class);
    /** How often was looked for the instances of each service. */
    private final Map<Service, Integer> looks = new ConcurrentHashMap<>();

    private final AtomicBoolean discoveryAway = new AtomicBoolean();
    private final AtomicInteger turn = new AtomicInteger();

    Instances(Discovery discovery, Readiness readiness, UpstreamLimits limits, Clock clock) {
        this.discovery = discovery;
        this.readiness = readiness;
        for (var service : Service.values()) {
            lately.put(service, new LatelyReady(limits, clock));
        }
    }

    /** The instances to try, in this order: those that are ready; when another look finds none, those that were a moment ago. */
    List<URI> list(Service service) {
        var now = readyNow(service);
        return inTurn(now.isEmpty() ? lately(service).list() : now);
    }

    /** An instance that is not ready after all gets nothing more until it says that it is, while another one does. */
    void leaveOut(Service service, URI instance) {
        ready.computeIfPresent(
                service,
                (any, known) ->
                        known.stream().filter(other -> !other.equals(instance)).toList());
    }

    /** An instance that could not be reached gets nothing more until it says that it is ready. */
    void lose(Service service, URI instance) {
        leaveOut(service, instance);
        lately(service).forget(instance);
    }

    /** Asks the instance itself, now: for what can be sent only once. */
    boolean isReady(URI instance) {
        return readiness.ask(List.of(instance)).containsValue(Word.READY);
    }

    /** How many instances of the service are ready. */
    public int count(Service service) {
        return readyNow(service).size();
    }

    @Scheduled(fixedDelay = "${gateway.upstream.check-every:2s}")
    void look() {
        for (var service : Service.values()) {
            look(service);
        }
    }

    private List<URI> readyNow(Service service) {
        var seen = looks.getOrDefault(service, 0);
        var known = ready.getOrDefault(service, List.of());
        return known.isEmpty() ? lookAgain(service, seen) : known;
    }

    /** Those who find nothing at the same time look once, and all take what was found. */
    private synchronized List<URI> lookAgain(Service service, int seen) {
        return seen == looks.getOrDefault(service, 0) ? look(service) : ready.getOrDefault(service, List.of());
    }

    private List<URI> look(Service service) {
        var words = readiness.ask(find(service));
        var nowReady = words.entrySet().stream()
                .filter(entry -> entry.getValue() == Word.READY)
                .map(Map.Entry::getKey)
                .toList();
        lately(service).heard(words);
        ready.put(service, nowReady);
        looks.merge(service, 1, Integer::sum);
        return nowReady;
    }

    private LatelyReady lately(Service service) {
        return Objects.requireNonNull(lately.get(service));
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
