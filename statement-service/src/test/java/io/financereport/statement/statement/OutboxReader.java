package io.financereport.statement.statement;

import io.financereport.statement.sql.Sql;
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
                row -> new Written(row.getString("type"), row.getString("subject"), row.getString("data")),
                workspace));
    }

    record Written(String type, String subject, String data) {}
}
