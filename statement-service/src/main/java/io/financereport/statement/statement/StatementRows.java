package io.financereport.statement.statement;

import io.financereport.money.Money;
import io.financereport.statement.proof.Proof;
import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.statement.StatementHead.Given;
import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables of statements and their accounts. All calls belong into the workspace's transaction. */
@Singleton
final class StatementRows {
    private static final String HEAD = """
        id, status, version, file_name, file_bytes, object_key, format, proof, given_account_id, given_institution,
        given_currency, given_date_order, given_decimal_mark, given_signs, base_currency, transaction_count, new_transaction_count, problems, received_at,
        archive_id, revert_refused_through
        """;
    private static final String INSERT = """
        INSERT INTO statement (workspace_id, id, status, version, file_name, file_bytes, sha256, object_key, format,
            given_account_id, given_institution, given_currency, given_date_order, given_decimal_mark, given_signs,
            base_currency, uploaded_by, received_at)
        VALUES (?, ?, 'received', 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (workspace_id, sha256) WHERE status NOT IN ('rejected', 'failed', 'reverted') DO NOTHING
        """;
    private static final String INSERT_ACCOUNT = """
        INSERT INTO statement_account (workspace_id, statement_id, ordinal, account_id, identifier, institution, currency, kind,
            period_from, period_to, first_row_on, last_row_on, opening_balance, opening_known, closing_balance,
            computed_closing_balance, difference, proof, covers, pending_count, pending_total)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private final Sql sql;
    private final ObjectMapper json;

    StatementRows(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Whether it is recorded; not when the same bytes are there and count. */
    boolean record(WorkspaceId workspace, NewStatement statement) {
        lockBytes(statement.document().sha256());
        return sql.update(
                        INSERT,
                        workspace.value(),
                        statement.id().value(),
                        statement.fileName(),
                        statement.document().bytes(),
                        statement.document().sha256(),
                        statement.document().key(),
                        statement.format(),
                        statement.given().accountId(),
                        statement.given().institution(),
                        statement.given().currency(),
                        statement.given().dialect().writtenDateOrder(),
                        statement.given().dialect().writtenDecimalMark(),
                        statement.given().dialect().writtenSigns(),
                        statement.baseCurrency(),
                        statement.uploadedBy().value(),
                        statement.receivedAt())
                == 1;
    }

    Optional<UUID> findSameBytes(WorkspaceId workspace, String sha256) {
        return sql.find("""
            SELECT id FROM statement
            WHERE workspace_id = ? AND sha256 = ? AND status NOT IN ('rejected', 'failed', 'reverted')
            """, row -> row.uuid("id"), workspace.value(), sha256);
    }

    /** Until the end of the transaction, nobody else begins to count for the same bytes. */
    private void lockBytes(String sha256) {
        sql.find(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0)) IS NULL AS locked",
                row -> row.flag("locked"),
                sha256);
    }

    /** Another statement that counts, of the bytes of this one. None comes until the end of the transaction. */
    Optional<UUID> findOtherOfSameBytes(WorkspaceId workspace, StatementId id) {
        sql.find(
                        "SELECT sha256 FROM statement WHERE workspace_id = ? AND id = ?",
                        row -> row.text("sha256"),
                        workspace.value(),
                        id.value())
                .ifPresent(this::lockBytes);
        return sql.find("""
            SELECT other.id FROM statement s
            JOIN statement other ON other.workspace_id = s.workspace_id AND other.sha256 = s.sha256 AND other.id <> s.id
            WHERE s.workspace_id = ? AND s.id = ? AND other.status NOT IN ('rejected', 'failed', 'reverted')
            """, row -> row.uuid("id"), workspace.value(), id.value());
    }

    Optional<StatementHead> find(WorkspaceId workspace, StatementId id) {
        return sql.find(
                "SELECT " + HEAD + " FROM statement WHERE workspace_id = ? AND id = ?",
                this::head,
                workspace.value(),
                id.value());
    }

    /** As {@link #find}; nobody else changes it before this transaction ends. */
    Optional<StatementHead> lock(WorkspaceId workspace, StatementId id) {
        return sql.find(
                "SELECT " + HEAD + " FROM statement WHERE workspace_id = ? AND id = ? FOR UPDATE",
                this::head,
                workspace.value(),
                id.value());
    }

    /** The newest first. */
    List<StatementHead> list(
            WorkspaceId workspace, @Nullable StatementStatus status, @Nullable UUID before, int limit) {
        return sql.list(
                "SELECT " + HEAD + """
                     FROM statement
                    WHERE workspace_id = ? AND (?::text IS NULL OR status = ?) AND (?::uuid IS NULL OR id < ?)
                    ORDER BY id DESC LIMIT ?
                    """,
                this::head,
                workspace.value(),
                status == null ? null : status.wire(),
                status == null ? null : status.wire(),
                before,
                before,
                limit);
    }

    void move(WorkspaceId workspace, StatementId id, StatementStatus status) {
        sql.update(
                "UPDATE statement SET status = ?, version = version + 1 WHERE workspace_id = ? AND id = ?",
                status.wire(),
                workspace.value(),
                id.value());
    }

    void decide(WorkspaceId workspace, StatementId id, StatementStatus status, Decision decision) {
        sql.update("""
            UPDATE statement SET status = ?, version = version + 1, decided_by = ?, decided_at = ?, reason = ?
            WHERE workspace_id = ? AND id = ?
            """, status.wire(), decision.by(), decision.at(), decision.reason(), workspace.value(), id.value());
    }

    void recordReading(
            WorkspaceId workspace, StatementId id, @Nullable Proof proof, int rows, List<StatedProblem> problems) {
        sql.update("""
            UPDATE statement SET proof = ?, transaction_count = ?, new_transaction_count = 0, problems = ?::jsonb
            WHERE workspace_id = ? AND id = ?
            """, proof == null ? null : wire(proof), rows, written(problems), workspace.value(), id.value());
    }

    void recordProof(WorkspaceId workspace, StatementId id, Proof proof, List<StatedProblem> problems) {
        sql.update(
                "UPDATE statement SET proof = ?, problems = ?::jsonb WHERE workspace_id = ? AND id = ?",
                wire(proof),
                written(problems),
                workspace.value(),
                id.value());
    }

    void recordNewTransactions(WorkspaceId workspace, StatementId id, int count) {
        sql.update(
                "UPDATE statement SET new_transaction_count = ? WHERE workspace_id = ? AND id = ?",
                count,
                workspace.value(),
                id.value());
    }

    void recordGiven(WorkspaceId workspace, StatementId id, Given given) {
        sql.update(
                """
                UPDATE statement SET given_account_id = ?, given_institution = ?, given_currency = ?, given_date_order = ?,
                    given_decimal_mark = ?, given_signs = ?
                WHERE workspace_id = ? AND id = ?
                """,
                given.accountId(),
                given.institution(),
                given.currency(),
                given.dialect().writtenDateOrder(),
                given.dialect().writtenDecimalMark(),
                given.dialect().writtenSigns(),
                workspace.value(),
                id.value());
    }

    /** Forgets what an earlier reading found, before the file is read again. */
    void forgetReading(WorkspaceId workspace, StatementId id) {
        for (String table :
                List.of("row_decision", "row_correction", "statement_row", "statement_account", "statement_table")) {
            sql.update(
                    "DELETE FROM " + table + " WHERE workspace_id = ? AND statement_id = ?",
                    workspace.value(),
                    id.value());
        }
    }

    void recordAccount(WorkspaceId workspace, StatementId id, StatementAccount account) {
        sql.update(
                INSERT_ACCOUNT,
                workspace.value(),
                id.value(),
                account.ordinal(),
                account.accountId(),
                account.identifier(),
                account.institution(),
                account.currency(),
                account.kind().name().toLowerCase(Locale.ROOT),
                account.from(),
                account.to(),
                account.firstRowOn(),
                account.lastRowOn(),
                account.opening(),
                account.openingKnown(),
                account.closing(),
                account.computedClosing(),
                account.difference(),
                wire(account.proof()),
                account.covers(),
                account.pending(),
                account.pendingTotal());
    }

    void recordContinuity(WorkspaceId workspace, StatementId id, int ordinal, String continuity, Proof proof) {
        sql.update("""
            UPDATE statement_account SET continuity = ?, proof = ?
            WHERE workspace_id = ? AND statement_id = ? AND ordinal = ?
            """, continuity, wire(proof), workspace.value(), id.value(), ordinal);
    }

    List<StatementAccount> accounts(WorkspaceId workspace, StatementId id) {
        return sql.list(
                "SELECT * FROM statement_account WHERE workspace_id = ? AND statement_id = ? ORDER BY ordinal",
                StatementRows::account,
                workspace.value(),
                id.value());
    }

    /** The bank accounts that the statement turned out to be about. */
    List<UUID> identified(WorkspaceId workspace, StatementId id) {
        return accounts(workspace, id).stream()
                .flatMap(part -> Optional.ofNullable(part.accountId()).stream())
                .distinct()
                .toList();
    }

    /** The approved statements' parts about a bank account, in the order of time. */
    List<Approved> approved(WorkspaceId workspace, UUID account) {
        return sql.list(
                """
                SELECT a.* FROM statement_account a
                JOIN statement s ON s.workspace_id = a.workspace_id AND s.id = a.statement_id
                WHERE a.workspace_id = ? AND a.account_id = ? AND s.status = 'approved' AND a.covers
                ORDER BY a.period_from, a.period_to, a.statement_id, a.ordinal
                """,
                row -> new Approved(new StatementId(row.uuid("statement_id")), account(row)),
                workspace.value(),
                account);
    }

    /** A part of an approved statement. */
    record Approved(StatementId statement, StatementAccount account) {}

    static String wire(Proof proof) {
        return proof.name().toLowerCase(Locale.ROOT);
    }

    static List<StatedProblem> stated(List<ReadingProblem> problems) {
        return problems.stream().map(StatedProblem::of).toList();
    }

    private StatementHead head(Cells row) {
        return new StatementHead(
                new StatementId(row.uuid("id")),
                StatementStatus.of(row.text("status")),
                row.number("version"),
                row.text("file_name"),
                row.number("file_bytes"),
                row.text("object_key"),
                row.text("format"),
                row.findText("proof"),
                new Given(
                        row.findUuid("given_account_id"),
                        row.findText("given_institution"),
                        row.findCurrency("given_currency"),
                        Dialect.of(
                                row.findText("given_date_order"),
                                row.findText("given_decimal_mark"),
                                row.findText("given_signs"))),
                row.currency("base_currency"),
                row.integer("transaction_count"),
                row.integer("new_transaction_count"),
                problems(row.text("problems")),
                row.instant("received_at"),
                Optional.ofNullable(row.findUuid("archive_id"))
                        .map(StatementId::new)
                        .orElse(null),
                row.findDate("revert_refused_through"));
    }

    private static StatementAccount account(Cells row) {
        var currency = row.currency("currency");
        Money computed = row.statedMoney("computed_closing_balance", currency);
        return new StatementAccount(
                row.integer("ordinal"),
                row.findUuid("account_id"),
                row.findText("identifier"),
                row.findText("institution"),
                currency,
                AccountKind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                row.date("period_from"),
                row.date("period_to"),
                row.findDate("first_row_on"),
                row.findDate("last_row_on"),
                row.statedMoney("opening_balance", currency),
                row.flag("opening_known"),
                row.findStatedMoney("closing_balance", currency),
                computed,
                row.findStatedMoney("difference", currency),
                Proof.valueOf(row.text("proof").toUpperCase(Locale.ROOT)),
                row.findText("continuity"),
                row.flag("covers"),
                row.integer("pending_count"),
                row.statedMoney("pending_total", currency));
    }

    private String written(List<StatedProblem> problems) {
        try {
            return json.writeValueAsString(problems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<StatedProblem> problems(String text) {
        try {
            return json.readValue(text, Argument.listOf(StatedProblem.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
