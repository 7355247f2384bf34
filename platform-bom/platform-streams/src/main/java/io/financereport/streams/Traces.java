package io.financereport.streams;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Traces that cross the stream. */
@Singleton
final class Traces {
    private static final int TRACEPARENT_LENGTH = 55;

    private final OpenTelemetry openTelemetry;

    Traces(Optional<OpenTelemetry> openTelemetry) {
        this.openTelemetry = openTelemetry.orElseGet(OpenTelemetry::noop);
    }

    /** The running span as W3C {@code traceparent}. */
    @Nullable
    String current() {
        var context = Span.current().getSpanContext();
        if (context.isValid()) {
            return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                    + context.getTraceFlags().asHex();
        } else {
            return null;
        }
    }

    /**
     * Runs the work in a span of its own. Events of one trace continue it; those of several are linked, as one span has one
     * parent.
     */
    void consuming(String producer, List<Event> events, Runnable work) {
        var contexts = events.stream()
                .map(Event::traceparent)
                .distinct()
                .flatMap(traceparent -> parse(traceparent).stream())
                .toList();
        var builder = openTelemetry
                .getTracer("platform-streams")
                .spanBuilder("consume " + producer)
                .setSpanKind(SpanKind.CONSUMER)
                .setNoParent()
                .setAttribute("messaging.system", "redis")
                .setAttribute("messaging.batch.message_count", events.size());
        if (contexts.size() == 1) {
            builder.setParent(Context.root().with(Span.wrap(contexts.getFirst())));
        } else {
            contexts.forEach(builder::addLink);
        }
        var span = builder.startSpan();
        try (var ignored = span.makeCurrent()) {
            work.run();
        } catch (RuntimeException | Error e) {
            span.recordException(e);
            span.setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            span.end();
        }
    }

    private static Optional<SpanContext> parse(@Nullable String traceparent) {
        if (traceparent == null || traceparent.length() < TRACEPARENT_LENGTH) {
            return Optional.empty();
        }
        var context = SpanContext.createFromRemoteParent(
                traceparent.substring(3, 35),
                traceparent.substring(36, 52),
                TraceFlags.fromHex(traceparent, 53),
                TraceState.getDefault());
        return context.isValid() ? Optional.of(context) : Optional.empty();
    }
}
