package io.financereport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.tenancy.Identity;
import io.financereport.tenancy.Role;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.FixedClock;
import io.financereport.test.OnRealParts;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Currency;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyTest implements OnRealParts {
    private static final String PATH = "/samples";
    private static final Currency SGD = Currency.getInstance("SGD");

    private final FixedClock clock = FixedClock.at("2026-03-01T10:00:00Z");
    private final AtomicInteger effects = new AtomicInteger();
    private RequestContext who = anybody();

    @Inject
    WorkspaceTransactions transactions;

    @Inject
    Sql sql;

    @Inject
    ObjectMapper json;

    @Override
    public String service() {
        return "report";
    }

    @BeforeEach
    void somebody_new() {
        who = anybody();
        effects.set(0);
    }

    @Test
    void while_the_first_is_running_another_is_told_so() throws InterruptedException {
        var running = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(() -> once(() -> {
            running.countDown();
            await(goOn);
            return made();
        }));
        running.await();

        assertThatThrownBy(() -> once(this::made)).satisfies(is(WebProblem.IDEMPOTENCY_KEY_IN_PROGRESS));

        goOn.countDown();
        assertThat(first.join().code()).isEqualTo(201);
        assertThat(once(this::made).code()).isEqualTo(201);
        assertThat(effects).hasValue(1);
    }

    @Test
    void of_many_at_once_one_has_an_effect() {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < 8; client++) {
                clients.execute(() -> {
                    try {
                        assertThat(once(this::made).code()).isEqualTo(201);
                    } catch (Problem e) {
                        assertThat(e).satisfies(is(WebProblem.IDEMPOTENCY_KEY_IN_PROGRESS));
                    }
                });
            }
        }

        assertThat(once(this::made).body()).isEqualTo(new SampleController.Made(1, "", null));
        assertThat(effects).hasValue(1);
    }

    @Test
    void an_answer_is_given_again_for_24_hours() {
        assertThat(once(this::made).getHeaders().get("Location")).isEqualTo("/samples/1");

        clock.advance(Duration.ofHours(24).minusMillis(1));
        var again = once(this::made);
        assertThat(again.body()).isEqualTo(new SampleController.Made(1, "", null));
        assertThat(again.getHeaders().get("Location")).isEqualTo("/samples/1");

        clock.advance(Duration.ofMillis(1));
        assertThat(once(this::made).body()).isEqualTo(new SampleController.Made(2, "", null));
    }

    @Test
    void what_was_refused_may_be_tried_again_with_the_same_key() {
        assertThatThrownBy(() -> once(() -> {
                    throw Problem.of(WebProblem.UNPROCESSABLE, "not like this");
                }))
                .satisfies(is(WebProblem.UNPROCESSABLE));
        assertThat(once(() -> HttpResponse.status(HttpStatus.ACCEPTED)).code()).isEqualTo(202);
        assertThat(once(this::made).code()).isEqualTo(202);
        assertThat(effects).hasValue(0);
    }

    @Test
    void the_key_is_kept_with_the_effect_or_not_at_all() {
        assertThatThrownBy(() -> transactions.run(who.workspace(), () -> {
                    assertThat(once(this::made).code()).isEqualTo(201);
                    throw new IllegalStateException("after the effect");
                }))
                .hasMessage("after the effect");

        assertThat(once(this::made).body()).isEqualTo(new SampleController.Made(2, "", null));
    }

    @Test
    void a_key_is_of_one_user_workspace_method_and_path() {
        assertThat(once(this::made).code()).isEqualTo(201);

        assertThat(once(request("POST", PATH + "/other", "key"), "body", this::made)
                        .body())
                .isEqualTo(new SampleController.Made(2, "", null));
        assertThat(once(request("PUT", PATH, "key"), "body", this::made).body())
                .isEqualTo(new SampleController.Made(3, "", null));
        var mine = who;
        who = new RequestContext(
                new Identity(new UserId(UUID.randomUUID()), mine.workspace(), Role.OWNER, SGD), "request");
        assertThat(once(this::made).body()).isEqualTo(new SampleController.Made(4, "", null));
        who = anybody();
        assertThat(once(this::made).body()).isEqualTo(new SampleController.Made(5, "", null));
    }

    @Test
    void another_body_under_the_same_key_is_refused() {
        assertThat(once(request("POST", PATH, "key"), "one", this::made).code()).isEqualTo(201);

        assertThatThrownBy(() -> once(request("POST", PATH, "key"), "two", this::made))
                .satisfies(is(WebProblem.IDEMPOTENCY_KEY_REUSED));
        assertThat(effects).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "128, true", "129, false"})
    void a_key_has_1_to_128_characters(int characters, boolean allowed) {
        var request = request("POST", PATH, "k".repeat(characters));

        if (allowed) {
            assertThat(once(request, "body", this::made).code()).isEqualTo(201);
        } else {
            assertThatThrownBy(() -> once(request, "body", this::made)).satisfies(is(WebProblem.VALIDATION_FAILED));
        }
    }

    private HttpResponse<SampleController.Made> once(Supplier<HttpResponse<SampleController.Made>> effect) {
        return once(request("POST", PATH, "key"), "body", effect);
    }

    private HttpResponse<SampleController.Made> once(
            HttpRequest<?> request, String bodyHash, Supplier<HttpResponse<SampleController.Made>> effect) {
        return new Idempotency(transactions, new IdempotencyRows(sql, clock), json)
                .once(who, request, bodyHash, SampleController.Made.class, effect);
    }

    private HttpResponse<SampleController.Made> made() {
        var number = effects.incrementAndGet();
        return HttpResponse.created(new SampleController.Made(number, "", null))
                .header("Location", "/samples/" + number);
    }

    private static HttpRequest<?> request(String method, String path, String key) {
        return HttpRequest.create(HttpMethod.valueOf(method), path).header(Idempotency.HEADER, key);
    }

    private static RequestContext anybody() {
        return new RequestContext(
                new Identity(new UserId(UUID.randomUUID()), new WorkspaceId(UUID.randomUUID()), Role.OWNER, SGD),
                "request");
    }

    private static Consumer<Throwable> is(ProblemType type) {
        return thrown -> assertThat(((Problem) thrown).type()).isEqualTo(type);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
