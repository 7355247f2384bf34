package io.financereport.statement.statement;

import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** What the service wrote for others, for a test to look at. */
@Singleton
class OutboxReader {
    private final Sql sql;
    private final WorkspaceTransactions transactions;

    OutboxReader(Sql sql, WorkspaceTransactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** In the order in which it was written. */
    List<Written> of(UUID workspace) {
        return transactions.platform(() -> sql.list(
                "SELECT type, subject, data FROM outbox WHERE workspace_id = ? ORDER BY id",
                row -> new Written(row.text("type"), row.text("subject"), row.text("data")),
                workspace));
    }

    record Written(String type, String subject, String data) {}
}
