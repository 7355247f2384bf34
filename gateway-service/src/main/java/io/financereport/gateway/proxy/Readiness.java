package io.financereport.gateway.proxy;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Asks instances, all at once, whether they are ready. */
@Singleton
final class Readiness {
    private static final String PATH = "/health/readiness";

    private final UpstreamLimits limits;
    private final HttpClient client;

    Readiness(UpstreamLimits limits) {
        this.limits = limits;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limits.checkWithin())
                .build();
    }

    /** What an instance says when it is asked whether it is ready. */
    enum Word {
        READY,
        NO,
        /** Nothing within the time. */
        NONE
    }

    /** @return the word of each, in the order given */
    Map<URI, Word> ask(List<URI> instances) {
        var asked = new LinkedHashMap<URI, CompletableFuture<Word>>();
        instances.forEach(instance -> asked.put(instance, ask(instance)));
        var words = new LinkedHashMap<URI, Word>();
        asked.forEach((instance, word) -> words.put(instance, word.join()));
        return words;
    }

    private CompletableFuture<Word> ask(URI instance) {
        var question = HttpRequest.newBuilder(instance.resolve(PATH))
                .timeout(limits.checkWithin())
                .build();
        return client.sendAsync(question, HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) -> failure == null ? word(answer) : word(failure));
    }

    private static Word word(HttpResponse<?> answer) {
        return answer.statusCode() == 200 ? Word.READY : Word.NO;
    }

    private static Word word(Throwable failure) {
        var late = failure instanceof HttpTimeoutException || failure.getCause() instanceof HttpTimeoutException;
        return late ? Word.NONE : Word.NO;
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
