package io.financereport.statement.statement;

import io.financereport.statement.reading.Texts;
import io.financereport.statement.statement.Repairs.Wanted;
import io.financereport.statement.statement.Statements.Found;
import io.financereport.web.Idempotency;
import io.financereport.web.RequestContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Why a statement does not add up, and what people correct so that it does. */
@Controller("/statements")
@Tag(name = "statements")
class RepairController {
    private final Repairs repairs;
    private final Statements statements;
    private final Idempotency idempotency;

    RepairController(Repairs repairs, Statements statements, Idempotency idempotency) {
        this.repairs = repairs;
        this.statements = statements;
        this.idempotency = idempotency;
    }

    /** The likely faults of a contradicted statement in review, each with the rows that it is about. */
    @Get("/{id}/doctor")
    DoctorResponse doctor(@Parameter(hidden = true) RequestContext who, UUID id) {
        return DoctorResponse.from(repairs.examine(who.workspace(), new StatementId(id)));
    }

    /** Corrects rows as a finding says, if all balances agree then. The rows stay as they were read; reading again forgets it. */
    @Post("/{id}/repairs")
    HttpResponse<StatementResponse> repair(
            @Parameter(hidden = true) RequestContext who,
            @Parameter(hidden = true) HttpRequest<?> request,
            UUID id,
            @Valid @Body RepairRequest repair) {
        var wanted = new Wanted(repair.finding(), repair.bookedOn(), Texts.cleanOrNull(repair.description()));
        return once(
                who,
                request,
                repair.toString(),
                () -> repairs.repair(who, new StatementId(id), wanted, StatementController.versionGuard(request)));
    }

    /** Takes a repair back while the statement is in review. */
    @Delete("/{id}/repairs/{repairId}")
    HttpResponse<StatementResponse> undo(
            @Parameter(hidden = true) RequestContext who,
            @Parameter(hidden = true) HttpRequest<?> request,
            UUID id,
            UUID repairId) {
        return once(
                who,
                request,
                "",
                () -> repairs.undo(who, new StatementId(id), repairId, StatementController.versionGuard(request)));
    }

    private HttpResponse<StatementResponse> once(
            RequestContext who, HttpRequest<?> request, String said, Supplier<Found> change) {
        var answer = idempotency.once(
                who, request, said, StatementResponse.class, () -> StatementController.answer(change.get()));
        var changed = answer.body();
        if (changed != null) {
            statements.publish(
                    who.workspace(),
                    statements
                            .get(who.workspace(), new StatementId(changed.id()))
                            .head());
        }
        return answer;
    }

    /**
     * @param finding its id
     * @param bookedOn of a missing row, within the days that the finding says
     * @param description of a missing row
     */
    @Serdeable
    record RepairRequest(
            @NotBlank @Size(max = 64) String finding,
            @Nullable LocalDate bookedOn,
            @Nullable @Size(max = 500) String description) {}
}
