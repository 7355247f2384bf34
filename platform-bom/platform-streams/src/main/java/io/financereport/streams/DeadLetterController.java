package io.financereport.streams;

import io.financereport.streams.DeadLetters.DeadLetter;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Dead letters for those who operate the service. */
@Hidden
@Controller("/internal/dead-letters")
class DeadLetterController {
    private final DeadLetters letters;

    DeadLetterController(DeadLetters letters) {
        this.letters = letters;
    }

    @Get
    DeadLetterPage list(@QueryValue(defaultValue = "50") @Min(1) @Max(500) int limit) {
        return new DeadLetterPage(
                letters.list(limit).stream().map(DeadLetterResponse::from).toList());
    }

    /** 204 when it is handled now, 409 when it was replayed before, 404 when there is no such letter. */
    @Post("/{eventId}/replay")
    HttpResponse<?> replay(UUID eventId) {
        return switch (letters.replay(eventId)) {
            case DONE -> HttpResponse.noContent();
            case DONE_BEFORE -> HttpResponse.status(HttpStatus.CONFLICT);
            case UNKNOWN -> HttpResponse.notFound();
        };
    }

    @Serdeable
    record DeadLetterPage(List<DeadLetterResponse> items) {}

    @Serdeable
    record DeadLetterResponse(
            UUID eventId,
            String producer,
            String type,
            String subject,
            UUID workspace,
            long sequence,
            int tries,
            String reason,
            Instant deadAt,
            @Nullable Instant replayedAt) {
        static DeadLetterResponse from(DeadLetter letter) {
            var event = letter.event();
            return new DeadLetterResponse(
                    event.id(),
                    letter.producer(),
                    event.type(),
                    event.subject(),
                    event.workspace().value(),
                    event.sequence(),
                    letter.tries(),
                    letter.reason(),
                    letter.deadAt(),
                    letter.replayedAt());
        }
    }
}
