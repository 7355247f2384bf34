package io.financereport.statement.extraction;

import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Speaks OpenAI's chat completions, as far as one question and one answer in JSON need it. */
@Singleton
final class ModelClient {
    /** An answer of {@value #TOKENS_MAX} tokens has some 64 KiB; a service that sends more than this is broken. */
    private static final long ANSWER_BYTES_MAX = 4L * 1024 * 1024;

    /** Enough for some hundreds of rows; bounds what one call can cost. */
    private static final int TOKENS_MAX = 16_384;

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final int COST_DECIMALS = 6;
    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

    private final ModelSettings settings;
    private final ObjectMapper json;
    private final HttpClient http;

    ModelClient(ModelSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
        // Redirects are not followed: the key is for this address alone.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_MAX)
                .build();
    }

    /** The most that such a question can cost: a byte is one token at most, and mostly a quarter of one. */
    BigDecimal costMax(String instruction, String question) {
        var bytes =
                instruction.getBytes(StandardCharsets.UTF_8).length + question.getBytes(StandardCharsets.UTF_8).length;
        return cost(BigDecimal.valueOf(bytes), BigDecimal.valueOf(TOKENS_MAX));
    }

    /**
     * @throws ModelFailure when the service cannot be reached, refuses, takes too long, or does not speak the protocol
     */
    ModelAnswer ask(String model, String instruction, String question, Duration within) throws ModelFailure {
        var answer = send(request(model, instruction, question), within);
        if (answer.statusCode() != 200) {
            // Nobody charges for a call that he refuses; one that broke may have cost.
            var reason = "the service answered with status " + answer.statusCode();
            throw answer.statusCode() < 500 ? new ModelFailure(reason, BigDecimal.ZERO) : new ModelFailure(reason);
        }
        var body = tree(answer.body());
        var cost = cost(body.get("usage"), instruction, question);
        var choice = Optional.ofNullable(body.get("choices"))
                .map(choices -> choices.isArray() && choices.size() > 0 ? choices.get(0) : null)
                .orElseThrow(() -> new ModelFailure("its answer holds no choice", cost));
        if ("length".equals(text(choice, "finish_reason"))) {
            throw new ModelFailure("its answer was cut off after " + TOKENS_MAX + " tokens", cost);
        }
        var message = Optional.ofNullable(choice.get("message")).orElse(JsonNode.nullNode());
        if (!text(message, "refusal").isEmpty()) {
            throw new ModelFailure("it refused to answer", cost);
        }
        var content = text(message, "content");
        if (content.isEmpty()) {
            throw new ModelFailure("its answer is empty", cost);
        }
        return new ModelAnswer(content, cost);
    }

    private HttpRequest request(String model, String instruction, String question) {
        var body = Map.of(
                "model",
                model,
                "temperature",
                0,
                "max_tokens",
                TOKENS_MAX,
                "response_format",
                Map.of("type", "json_object"),
                "messages",
                List.of(Map.of("role", "system", "content", instruction), Map.of("role", "user", "content", question)));
        try {
            var request = HttpRequest.newBuilder(URI.create(settings.baseUrl() + "/chat/completions"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
            if (!settings.apiKey().isBlank()) {
                request.header("Authorization", "Bearer " + settings.apiKey());
            }
            return request.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request's own time-out ends with the head of the answer, so the time for all of it is taken here. */
    private HttpResponse<byte[]> send(HttpRequest request, Duration within) throws ModelFailure {
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ModelFailure("it did not answer in time");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ConnectException
                    ? new ModelFailure("the service could not be reached", BigDecimal.ZERO)
                    : new ModelFailure("the service broke off");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a model is asked", e);
        }
    }

    private JsonNode tree(byte[] body) throws ModelFailure {
        try {
            return json.readValue(body, Argument.of(JsonNode.class));
        } catch (IOException | RuntimeException e) {
            throw new ModelFailure("the service's answer is not JSON");
        }
    }

    /** As the service says; else by the tokens that it says it used; else the most that it can be. */
    private BigDecimal cost(@Nullable JsonNode usage, String instruction, String question) {
        if (usage == null || !usage.isObject()) {
            return costMax(instruction, question);
        }
        var said = number(usage, "cost");
        var input = number(usage, "prompt_tokens");
        var output = number(usage, "completion_tokens");
        if (said.isPresent()) {
            return said.get().setScale(COST_DECIMALS, RoundingMode.UP);
        }
        return input.isPresent() && output.isPresent()
                ? cost(input.get(), output.get())
                : costMax(instruction, question);
    }

    private BigDecimal cost(BigDecimal inputTokens, BigDecimal outputTokens) {
        return inputTokens
                .multiply(settings.inputPrice())
                .add(outputTokens.multiply(settings.outputPrice()))
                .divide(MILLION, COST_DECIMALS, RoundingMode.UP);
    }

    private static Optional<BigDecimal> number(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name))
                .filter(JsonNode::isNumber)
                .map(JsonNode::getBigDecimalValue)
                .filter(number -> number.signum() >= 0);
    }

    private static String text(JsonNode object, String name) {
        var value = object.isObject() ? object.get(name) : null;
        return value != null && value.isString() ? value.getStringValue().strip() : "";
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
