package io.financereport.gateway.proxy;

import io.financereport.gateway.proxy.Readiness.Word;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The instances of one service that were ready a moment ago: they are tried when none is ready now. One that falls silent may have too
 * much to do. One that says no, or is not named any more, most likely ends, and answers on until its drain is over.
 */
final class LatelyReady {
    private final UpstreamLimits limits;
    private final Clock clock;
    private final Map<URI, Last> known = new ConcurrentHashMap<>();

    /** @param leaving whether it said no, or was not named, since then */
    private record Last(Instant ready, boolean leaving) {}

    LatelyReady(UpstreamLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** @param words of all instances that are named now */
    void heard(Map<URI, Word> words) {
        var now = clock.instant();
        known.replaceAll((instance, last) ->
                new Last(last.ready(), last.leaving() || words.getOrDefault(instance, Word.NO) == Word.NO));
        words.forEach((instance, word) -> {
            if (word == Word.READY) {
                known.put(instance, new Last(now, false));
            }
        });
        known.values().removeIf(last -> !counts(last, now));
    }

    void forget(URI instance) {
        known.remove(instance);
    }

    List<URI> list() {
        var now = clock.instant();
        return known.entrySet().stream()
                .filter(entry -> counts(entry.getValue(), now))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private boolean counts(Last last, Instant now) {
        return now.isBefore(last.ready().plus(last.leaving() ? limits.leavingFor() : limits.silentFor()));
    }
}
