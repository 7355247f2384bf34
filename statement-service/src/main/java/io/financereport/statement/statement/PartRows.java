package io.financereport.statement.statement;

import io.financereport.tenancy.Sql;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.util.List;

/** Which statements an archive was unpacked into. All calls belong into the workspace's transaction. */
@Singleton
final class PartRows {
    private final Sql sql;

    PartRows(Sql sql) {
        this.sql = sql;
    }

    /** @param ordinal its place in the directory of the archive */
    void link(WorkspaceId workspace, StatementId archive, int ordinal, StatementId part) {
        sql.update(
                "UPDATE statement SET archive_id = ?, archive_ordinal = ? WHERE workspace_id = ? AND id = ?",
                archive.value(),
                ordinal,
                workspace.value(),
                part.value());
    }

    /** In the order of the archive's directory. */
    List<Part> list(WorkspaceId workspace, StatementId archive) {
        return sql.list(
                """
                SELECT id, file_name, status FROM statement WHERE workspace_id = ? AND archive_id = ? ORDER BY archive_ordinal
                """,
                row -> new Part(
                        new StatementId(row.uuid("id")), row.text("file_name"), StatementStatus.of(row.text("status"))),
                workspace.value(),
                archive.value());
    }

    /** Who uploaded the archive, and so its files. */
    UserId uploader(WorkspaceId workspace, StatementId archive) {
        return sql.find(
                        "SELECT uploaded_by FROM statement WHERE workspace_id = ? AND id = ?",
                        row -> new UserId(row.uuid("uploaded_by")),
                        workspace.value(),
                        archive.value())
                .orElseThrow();
    }

    /** One of the statements. */
    record Part(StatementId id, String fileName, StatementStatus status) {
        /** Whether it is in the books or may come into them. */
        boolean counts() {
            return switch (status) {
                case RECEIVED, READING, REVIEW, APPROVED, REVERTING, UNPACKED -> true;
                case REJECTED, FAILED, REVERTED -> false;
            };
        }
    }
}
