package io.financereport.streams;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What an operator sees of the streams. Gauges of what one replica does for all are 0 on the others, so that sums are right. */
@Singleton
final class StreamMetrics {
    private final MeterRegistry registry;
    private final ConcurrentHashMap<String, AtomicLong> behind = new ConcurrentHashMap<>();
    private final AtomicLong unpublished;
    private final AtomicLong leading;

    StreamMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.unpublished = gauge("streams.outbox.unpublished", Tags.empty());
        this.leading = gauge("streams.sequencer.leading", Tags.empty());
    }

    /** This replica numbers, or does not. */
    void leads(boolean leads) {
        leading.set(leads ? 1 : 0);
        unpublished.set(0);
    }

    void numbered(int events) {
        registry.counter("streams.events.numbered").increment(events);
    }

    /** Numbered events that the stream does not have. */
    void unpublished(long events) {
        unpublished.set(events);
    }

    void handled(String producer, int events) {
        registry.counter("streams.events.handled", "producer", producer).increment(events);
    }

    /** A try failed. */
    void failed(String producer) {
        registry.counter("streams.events.failed", "producer", producer).increment();
    }

    void dead(String producer) {
        registry.counter("streams.events.dead", "producer", producer).increment();
    }

    /** Events had to be fetched from their producer. */
    void fetched(String producer, int events) {
        registry.counter("streams.events.fetched", "producer", producer).increment(events);
    }

    /** Events that the producer has and this service has not handled. */
    void behind(String producer, long events) {
        behind.computeIfAbsent(producer, name -> gauge("streams.events.behind", Tags.of("producer", name)))
                .set(events);
    }

    private AtomicLong gauge(String name, Tags tags) {
        var value = new AtomicLong();
        Gauge.builder(name, value, AtomicLong::get)
                .tags(tags)
                .strongReference(true)
                .register(registry);
        return value;
    }
}
