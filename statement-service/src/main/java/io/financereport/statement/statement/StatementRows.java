package io.financereport.statement.statement;

import io.financereport.money.Money;
import io.financereport.statement.proof.Proof;
import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.sql.Sql;
import io.financereport.statement.statement.StatementHead.Given;
import io.financereport.tenancy.WorkspaceId;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
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
        given_currency, given_date_order, base_currency, transaction_count, new_transaction_count, problems, received_at
        """;
    private static final String INSERT = """
        INSERT INTO statement (workspace_id, id, status, version, file_name, file_bytes, sha256, object_key, format,
            given_account_id, given_institution, given_currency, given_date_order, base_currency, uploaded_by, received_at)
        VALUES (?, ?, 'received', 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (workspace_id, sha256) WHERE status NOT IN ('rejected', 'failed', 'reverted') DO NOTHING
        """;
    private static final String INSERT_ACCOUNT = """
        INSERT INTO statement_account (workspace_id, statement_id, ordinal, account_id, identifier, institution, currency, kind,
            period_from, period_to, first_row_on, last_row_on, opening_balance, opening_known, closing_balance,
            computed_closing_balance, difference, proof)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private final Sql sql;
    private final ObjectMapper json;

    StatementRows(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Whether it is recorded; not when the same bytes are there and count. */
    boolean record(WorkspaceId workspace, NewStatement statement) {
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
                        statement.given().dateOrder(),
                        statement.baseCurrency(),
                        statement.uploadedBy().value(),
                        statement.receivedAt())
                == 1;
    }

    Optional<UUID> findSameBytes(WorkspaceId workspace, String sha256) {
        return sql.find("""
            SELECT id FROM statement
            WHERE workspace_id = ? AND sha256 = ? AND status NOT IN ('rejected', 'failed', 'reverted')
            """, row -> Sql.uuid(row, "id"), workspace.value(), sha256);
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
                UPDATE statement SET given_account_id = ?, given_institution = ?, given_currency = ?, given_date_order = ?
                WHERE workspace_id = ? AND id = ?
                """,
                given.accountId(),
                given.institution(),
                given.currency(),
                given.dateOrder(),
                workspace.value(),
                id.value());
    }

    /** Forgets what an earlier reading found, before the file is read again. */
    void forgetReading(WorkspaceId workspace, StatementId id) {
        for (String table : List.of("statement_row", "statement_account")) {
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
                wire(account.proof()));
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

    /** The approved statements' parts about a bank account, in the order of time. */
    List<Approved> approved(WorkspaceId workspace, UUID account) {
        return sql.list(
                """
                SELECT a.* FROM statement_account a
                JOIN statement s ON s.workspace_id = a.workspace_id AND s.id = a.statement_id
                WHERE a.workspace_id = ? AND a.account_id = ? AND s.status = 'approved'
                ORDER BY a.period_from, a.period_to, a.statement_id, a.ordinal
                """,
                row -> new Approved(new StatementId(Sql.uuid(row, "statement_id")), account(row)),
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

    private StatementHead head(ResultSet row) throws SQLException {
        return new StatementHead(
                new StatementId(Sql.uuid(row, "id")),
                StatementStatus.of(row.getString("status")),
                row.getLong("version"),
                row.getString("file_name"),
                row.getLong("file_bytes"),
                row.getString("object_key"),
                row.getString("format"),
                row.getString("proof"),
                new Given(
                        Sql.uuidOrNull(row, "given_account_id"),
                        row.getString("given_institution"),
                        Sql.currencyOrNull(row, "given_currency"),
                        row.getString("given_date_order")),
                Currency.getInstance(row.getString("base_currency")),
                row.getInt("transaction_count"),
                row.getInt("new_transaction_count"),
                problems(row.getString("problems")),
                Sql.instant(row, "received_at"));
    }

    private static StatementAccount account(ResultSet row) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        Money computed = Sql.money(row, "computed_closing_balance", currency);
        return new StatementAccount(
                row.getInt("ordinal"),
                Sql.uuidOrNull(row, "account_id"),
                row.getString("identifier"),
                row.getString("institution"),
                currency,
                AccountKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Sql.day(row, "period_from"),
                Sql.day(row, "period_to"),
                Sql.dayOrNull(row, "first_row_on"),
                Sql.dayOrNull(row, "last_row_on"),
                Sql.money(row, "opening_balance", currency),
                row.getBoolean("opening_known"),
                Sql.moneyOrNull(row, "closing_balance", currency),
                computed,
                Sql.moneyOrNull(row, "difference", currency),
                Proof.valueOf(row.getString("proof").toUpperCase(Locale.ROOT)),
                row.getString("continuity"));
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
