package io.financereport.reconciliation.seal;

import io.financereport.reconciliation.journal.EntryId;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Verifies the chain of a workspace from its first link on: against the entries and postings as they are now. */
@Singleton
final class Seals {
    private final Sql sql;

    Seals(Sql sql) {
        this.sql = sql;
    }

    /**
     * What the verification found.
     *
     * @param unsealed entries posted just now, or never sealed because the sealer does not run
     */
    record Verdict(long sealed, long unsealed, @Nullable Break firstBreak) {}

    /** The first link at which the chain, the entry and its postings do not agree. */
    record Break(long number, EntryId entry) {}

    Verdict verify(WorkspaceId workspace) {
        var counts = sql.find(
                        """
                        SELECT (SELECT count(*) FROM entry_seal WHERE workspace_id = ?) AS sealed,
                               (SELECT count(*) FROM entry e WHERE e.workspace_id = ? AND NOT EXISTS (
                                    SELECT FROM entry_seal s WHERE s.workspace_id = e.workspace_id AND s.entry_id = e.id))
                                   AS unsealed
                        """,
                        row -> new Verdict(row.number("sealed"), row.number("unsealed"), null),
                        workspace,
                        workspace)
                .orElseThrow();
        return new Verdict(counts.sealed(), counts.unsealed(), firstBreak(workspace));
    }

    private @Nullable Break firstBreak(WorkspaceId workspace) {
        return sql.find(
                        """
                        WITH lines AS (
                            SELECT p.entry_id, jsonb_agg(jsonb_build_array(
                                       p.id, p.ordinal, p.account_id, p.amount::text, p.currency, p.memo) ORDER BY p.ordinal) AS content
                            FROM posting p WHERE p.workspace_id = ? GROUP BY p.entry_id
                        ), link AS (
                            SELECT s.number, s.entry_id, s.previous, s.hash, e.content_hash,
                                   row_number() OVER (ORDER BY s.number) AS place,
                                   coalesce(lag(s.hash) OVER (ORDER BY s.number), '') AS before,
                                   entry_content(e.id, e.date, e.memo, e.kind, e.voids_entry_id, e.transfer_id, e.external_id,
                                                 e.reason, e.transaction_ids, e.posted_by, l.content) AS content
                            FROM entry_seal s
                            LEFT JOIN entry e ON e.workspace_id = s.workspace_id AND e.id = s.entry_id
                            LEFT JOIN lines l ON l.entry_id = s.entry_id
                            WHERE s.workspace_id = ?
                        )
                        SELECT number, entry_id FROM link
                        WHERE number <> place OR previous <> before OR content_hash IS DISTINCT FROM content
                           OR hash IS DISTINCT FROM seal_hash(number, entry_id, content_hash, previous)
                        ORDER BY number LIMIT 1
                        """,
                        row -> new Break(row.number("number"), new EntryId(row.uuid("entry_id"))),
                        workspace,
                        workspace)
                .orElse(null);
    }
}
