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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Speaks OpenAI's chat completions, as far as one question and one answer in JSON need it. */
@Singleton
final class ModelClient {
    /** An answer of {@value #TOKENS_MAX} tokens has some 64 KiB; a service that sends more than this is broken. */
    private static final long ANSWER_BYTES_MAX = 4L * 1024 * 1024;

    /** Enough for some hundreds of rows; bounds what one call can cost. */
    private static final int TOKENS_MAX = 16_384;

    /** No writing system has more tokens than bytes; most have a quarter. */
    private static final int BYTES_OF_TOKEN_MIN = 2;

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

    /** The most that such a question can cost. */
    BigDecimal costMax(String instruction, String question) {
        var bytes =
                instruction.getBytes(StandardCharsets.UTF_8).length + question.getBytes(StandardCharsets.UTF_8).length;
        return cost(BigDecimal.valueOf(bytes / BYTES_OF_TOKEN_MIN + 1L), BigDecimal.valueOf(TOKENS_MAX));
    }

    /**
     * @throws ModelFailure when the service cannot be reached, refuses, takes too long, or does not speak the protocol
     */
    ModelAnswer ask(String model, String instruction, String question, Duration within) throws ModelFailure {
        var answer = send(request(model, instruction, question, within));
        if (answer.statusCode() != 200) {
            throw new ModelFailure("the service answered with status " + answer.statusCode());
        }
        var body = tree(answer.body());
        var choice = Optional.ofNullable(body.get("choices"))
                .map(choices -> choices.isArray() && choices.size() > 0 ? choices.get(0) : null)
                .orElseThrow(() -> new ModelFailure("its answer holds no choice"));
        if ("length".equals(text(choice, "finish_reason"))) {
            throw new ModelFailure("its answer was cut off after " + TOKENS_MAX + " tokens");
        }
        var message = Optional.ofNullable(choice.get("message")).orElse(JsonNode.nullNode());
        if (!text(message, "refusal").isEmpty()) {
            throw new ModelFailure("it refused to answer");
        }
        var content = text(message, "content");
        if (content.isEmpty()) {
            throw new ModelFailure("its answer is empty");
        }
        return new ModelAnswer(content, cost(body.get("usage"), instruction, question));
    }

    private HttpRequest request(String model, String instruction, String question, Duration within) {
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
                    .timeout(within)
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

    private HttpResponse<byte[]> send(HttpRequest request) throws ModelFailure {
        try {
            return http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
        } catch (HttpTimeoutException e) {
            throw new ModelFailure("it did not answer in time");
        } catch (IOException e) {
            throw new ModelFailure("the service could not be reached, or broke off");
        } catch (InterruptedException e) {
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
