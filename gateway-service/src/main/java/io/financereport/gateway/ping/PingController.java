package io.financereport.gateway.ping;

import io.financereport.tenancy.WorkspaceTransactions;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Controller("/api/ping")
@Tag(name = "operation")
final class PingController {
    private final WorkspaceTransactions transactions;
    private final PingRows rows;
    private final Clock clock;

    PingController(WorkspaceTransactions transactions, PingRows rows, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.clock = clock;
    }

    /** @param state {@code ping} or {@code pong} */
    @Serdeable
    record PingResponse(
            String state, long toggleCount, @Nullable Instant updatedAt) {
        static PingResponse from(PingRow row) {
            return new PingResponse(row.state(), row.toggleCount(), row.updatedAt());
        }
    }

    @Get
    @Operation(operationId = "getPing", summary = "The word")
    PingResponse get() {
        return PingResponse.from(transactions.platform(rows::get));
    }

    @Post("/toggle")
    @Operation(operationId = "togglePing", summary = "Turn ping into pong, and back")
    PingResponse toggle() {
        return PingResponse.from(transactions.platform(() -> {
            rows.toggle(clock.instant());
            return rows.get();
        }));
    }
}
