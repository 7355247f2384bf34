package io.financereport.statement.statement;

import io.financereport.money.Money;
import io.financereport.statement.statement.CorrectionRows.Kept;
import io.financereport.statement.statement.DoctorResponse.CorrectionItem;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.web.Cursor;
import io.financereport.web.Page;
import io.financereport.web.PageRequest;
import io.financereport.web.Problem;
import io.financereport.web.WebProblem;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of a statement in pages, in the order of the file. */
@Singleton
final class RowPages {
    private static final String PAGE = """
        SELECT r.id, r.ordinal, r.booked_on, r.value_on, r.amount, r.currency, r.description, r.counterparty, r.reference,
            r.balance, r.standing, r.source_kind, r.source_part, r.source_from, r.source_to, r.source_line, r.source_box,
            s.transaction_id, a.account_id,
        """ + DecisionRows.COLUMNS + """
        FROM statement_row r
        LEFT JOIN LATERAL (
            SELECT * FROM sighting
            WHERE workspace_id = r.workspace_id AND statement_id = r.statement_id AND row_ordinal = r.ordinal
            OFFSET 0) s ON true
        LEFT JOIN statement_account a
            ON a.workspace_id = r.workspace_id AND a.statement_id = r.statement_id AND a.ordinal = r.account_ordinal
        """ + DecisionRows.JOIN + """
        WHERE r.workspace_id = ? AND r.statement_id = ? AND r.ordinal > ?
        ORDER BY r.ordinal LIMIT ?
        """;

    private final Sql sql;
    private final WorkspaceTransactions transactions;
    private final StatementRows statements;
    private final CorrectionRows corrections;

    RowPages(Sql sql, WorkspaceTransactions transactions, StatementRows statements, CorrectionRows corrections) {
        this.corrections = corrections;
        this.sql = sql;
        this.transactions = transactions;
        this.statements = statements;
    }

    /**
     * @throws Problem 404 when the workspace has no such statement
     */
    Page<Item> page(WorkspaceId workspace, StatementId id, PageRequest request) {
        var after = request.cursor() == null ? 0 : request.cursor().part(0, Integer::valueOf);
        return transactions.read(workspace, () -> {
            if (statements.find(workspace, id).isEmpty()) {
                throw Problem.of(WebProblem.NOT_FOUND, "There is no statement " + id);
            }
            var corrected = corrections.list(workspace, id).stream()
                    .collect(Collectors.groupingBy(
                            Kept::ordinal, Collectors.mapping(CorrectionItem::of, Collectors.toList())));
            var rows = sql.list(
                    PAGE,
                    row -> {
                        var currency = row.currency("currency");
                        var transaction = row.findUuid("transaction_id");
                        var ownId = row.uuid("id");
                        return new Numbered(
                                row.integer("ordinal"),
                                new Item(
                                        transaction == null ? ownId : transaction,
                                        row.integer("ordinal"),
                                        row.findUuid("account_id"),
                                        row.date("booked_on"),
                                        row.findDate("value_on"),
                                        row.statedMoney("amount", currency),
                                        row.text("description"),
                                        row.findText("counterparty"),
                                        row.findText("reference"),
                                        row.findStatedMoney("balance", currency),
                                        SourcePlace.of(row),
                                        row.text("standing"),
                                        transaction == null ? null : transaction.equals(ownId),
                                        DecisionRows.item(row),
                                        corrected.getOrDefault(row.integer("ordinal"), List.of())));
                    },
                    workspace.value(),
                    id.value(),
                    after,
                    request.limit() + 1);
            return Page.of(request, rows, row -> Cursor.of(String.valueOf(row.ordinal())))
                    .map(Numbered::item);
        });
    }

    private record Numbered(int ordinal, Item item) {}

    /**
     * A row as clients see it.
     *
     * @param id of the transaction once the statement is approved, of the row before
     * @param ordinal its place among the rows of the file, from 1
     * @param standing booked; notified or pending when the row does not post
     * @param isNew whether this statement was the first to sight the transaction; null before approval
     * @param decision what became of it and why; null while nothing is decided
     * @param corrections what counts in place of what was read; a row that was added is told by the one that it follows
     */
    @Serdeable
    record Item(
            UUID id,
            int ordinal,
            @Nullable UUID accountId,
            LocalDate bookedOn,
            @Nullable LocalDate valueOn,
            Money amount,
            String description,
            @Nullable String counterparty,
            @Nullable String reference,
            @Nullable Money balance,
            SourcePlace source,
            String standing,
            @Nullable Boolean isNew,
            DecisionRows.@Nullable Item decision,
            List<CorrectionItem> corrections) {
        Item {
            corrections = List.copyOf(corrections);
        }
    }
}
