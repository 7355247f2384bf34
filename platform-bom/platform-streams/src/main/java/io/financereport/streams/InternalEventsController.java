package io.financereport.streams;

import io.financereport.web.Problem;
import io.financereport.web.WebProblem;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;

/** Numbered events for services that miss some. */
@Hidden
@Controller("/internal/events")
class InternalEventsController {
    /** Events in one answer; their size is limited as well (streams.outbox.page-chars-max). */
    static final int LIMIT_MAX = 1_000;

    private final OutboxPages pages;
    private final String service;

    InternalEventsController(OutboxPages pages, @Value("${micronaut.application.name}") String service) {
        this.pages = pages;
        this.service = service;
    }

    @Get(produces = MediaType.APPLICATION_JSON)
    String list(
            @QueryValue(defaultValue = "0") @PositiveOrZero long after,
            @QueryValue(defaultValue = "500") @Min(1) @Max(LIMIT_MAX) int limit) {
        return EventEnvelope.writePage(service, pages.after(after, limit));
    }

    /** The head of the log, which is closed up to this moment; 409 for a moment to come. */
    @Post(uri = "/close", produces = MediaType.APPLICATION_JSON)
    String close(@QueryValue Instant moment) {
        return pages.close(moment)
                .map(head -> EventEnvelope.writePage(service, head))
                .orElseThrow(() -> Problem.of(
                        WebProblem.CONFLICT, moment + " lies in the future here; ask again when it has passed"));
    }
}
