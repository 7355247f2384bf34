package io.financereport.statement.statement;

import io.financereport.web.RequestContext;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Where the figures of a statement stand in its original. */
@Controller("/statements")
@Tag(name = "statements")
class EvidenceController {
    private final Evidences evidences;

    EvidenceController(Evidences evidences) {
        this.evidences = evidences;
    }

    /** The place of a row in the original file, with what is written there. */
    @Get("/{id}/transactions/{txId}/evidence")
    Evidence evidence(@Parameter(hidden = true) RequestContext who, UUID id, UUID txId) {
        return evidences.get(who.workspace(), new StatementId(id), txId);
    }
}
