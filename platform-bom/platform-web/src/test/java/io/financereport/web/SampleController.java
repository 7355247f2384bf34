package io.financereport.web;

import io.financereport.money.Money;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Endpoints as services have them, for the tests of this module. */
@Controller("/samples")
class SampleController {
    private final Idempotency idempotency;
    private final AtomicInteger effects = new AtomicInteger();

    SampleController(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @Serdeable
    record Sample(@NotBlank String name, @Nullable Money amount) {}

    @Serdeable
    record Made(int number, String workspace, @Nullable Money amount) {}

    @Get
    Page<Integer> list(@QueryValue @Nullable Integer limit, @QueryValue @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var after = page.cursor() == null ? 0 : page.cursor().part(0, Integer::valueOf);
        List<Integer> rows = IntStream.rangeClosed(after + 1, Math.min(7, after + page.limit() + 1))
                .boxed()
                .toList();
        return Page.of(page, rows, last -> Cursor.of(String.valueOf(last)));
    }

    @Get("/{id}")
    Sample get(UUID id) {
        throw Problem.of(WebProblem.NOT_FOUND, "No sample has the id " + id).with("existingId", id);
    }

    @Get("/broken")
    Sample broken() {
        throw new IllegalStateException("a secret that nobody should read");
    }

    @Post
    HttpResponse<Made> make(@Body @Valid Sample sample, RequestContext who, HttpRequest<?> request) {
        return idempotency.once(
                who,
                request,
                sample.toString(),
                Made.class,
                () -> HttpResponse.created(
                        new Made(effects.incrementAndGet(), who.workspace().toString(), sample.amount())));
    }
}
