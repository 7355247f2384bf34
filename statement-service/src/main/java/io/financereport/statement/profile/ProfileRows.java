package io.financereport.statement.profile;

import io.financereport.statement.profile.Profile.Version;
import io.financereport.statement.reading.csv.KnownLayouts.Known;
import io.financereport.statement.reading.csv.TableLayout;
import io.financereport.statement.reading.csv.TableSample;
import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables of import profiles. All calls belong into the workspace's transaction. */
@Singleton
final class ProfileRows {
    /** A reading looks through all of them; a business has some tens of layouts. */
    static final int PROFILES_MAX = 200;

    /** Of each profile; older ones are forgotten. */
    static final int VERSIONS_MAX = 10;

    private final Sql sql;
    private final ObjectMapper json;

    ProfileRows(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Until the end of the transaction, nobody else learns or changes profiles of the workspace. */
    void lock(WorkspaceId workspace) {
        sql.find(
                "SELECT pg_advisory_xact_lock(hashtextextended('import-profiles ' || ?::text, 0)) IS NULL AS locked",
                row -> row.flag("locked"),
                workspace.value());
    }

    /** All layouts, the newest first; those of a profile of one of the accounts are own. */
    List<Known> layouts(WorkspaceId workspace, Collection<UUID> accounts) {
        return sql.list(
                """
                SELECT p.id, p.name, v.version, v.layout, EXISTS (
                    SELECT 1 FROM import_profile_account a
                    WHERE a.workspace_id = p.workspace_id AND a.profile_id = p.id AND a.account_id = ANY (?)) AS own
                FROM import_profile p
                JOIN import_profile_version v ON v.workspace_id = p.workspace_id AND v.profile_id = p.id
                WHERE p.workspace_id = ?
                ORDER BY v.made_at DESC, v.version DESC, p.id
                """,
                row -> new Known(
                        row.uuid("id"), row.integer("version"), row.text("name"), row.flag("own"), layout(row)),
                accounts.toArray(UUID[]::new),
                workspace.value());
    }

    Optional<Profile> find(WorkspaceId workspace, UUID id) {
        return sql.find(
                        "SELECT name FROM import_profile WHERE workspace_id = ? AND id = ?",
                        row -> row.text("name"),
                        workspace.value(),
                        id)
                .map(name -> profile(workspace, id, name));
    }

    /** In the order of their names, each with its newest version. */
    List<Profile> list(WorkspaceId workspace, @Nullable String after, int limit) {
        return sql.list(
                """
                SELECT p.id, p.name, v.*, ARRAY(
                    SELECT a.account_id FROM import_profile_account a
                    WHERE a.workspace_id = p.workspace_id AND a.profile_id = p.id ORDER BY a.account_id) AS accounts
                FROM import_profile p
                JOIN import_profile_version v
                    ON v.workspace_id = p.workspace_id AND v.profile_id = p.id AND v.version = p.version
                WHERE p.workspace_id = ? AND (?::text IS NULL OR lower(p.name) > lower(?))
                ORDER BY lower(p.name) LIMIT ?
                """,
                row -> new Profile(row.uuid("id"), row.text("name"), row.uuids("accounts"), List.of(version(row))),
                workspace.value(),
                after,
                after,
                limit);
    }

    /** The name of the first of the accounts that has one. */
    String accountName(WorkspaceId workspace, Collection<UUID> accounts) {
        return sql.find("""
            SELECT left(name, 80) AS name FROM bank_account WHERE workspace_id = ? AND id = ANY (?) ORDER BY id LIMIT 1
            """, row -> row.text("name"), workspace.value(), accounts.toArray(UUID[]::new))
                .orElse("Account");
    }

    int count(WorkspaceId workspace) {
        return sql.find(
                        "SELECT count(*) AS n FROM import_profile WHERE workspace_id = ?",
                        row -> row.integer("n"),
                        workspace.value())
                .orElseThrow();
    }

    boolean isNameTaken(WorkspaceId workspace, String name, @Nullable UUID except) {
        return sql.find("""
            SELECT id FROM import_profile
            WHERE workspace_id = ? AND lower(name) = lower(?) AND id IS DISTINCT FROM ?::uuid
            """, row -> row.uuid("id"), workspace.value(), name, except)
                .isPresent();
    }

    void insert(WorkspaceId workspace, UUID id, String name, Version first) {
        sql.update(
                "INSERT INTO import_profile (workspace_id, id, name, version) VALUES (?, ?, ?, ?)",
                workspace.value(),
                id,
                name,
                first.version());
        insertVersion(workspace, id, first);
    }

    void add(WorkspaceId workspace, UUID id, String name, Version version) {
        sql.update(
                "UPDATE import_profile SET name = ?, version = ? WHERE workspace_id = ? AND id = ?",
                name,
                version.version(),
                workspace.value(),
                id);
        insertVersion(workspace, id, version);
        sql.update(
                "DELETE FROM import_profile_version WHERE workspace_id = ? AND profile_id = ? AND version <= ?",
                workspace.value(),
                id,
                version.version() - VERSIONS_MAX);
    }

    private void insertVersion(WorkspaceId workspace, UUID id, Version version) {
        sql.update(
                """
                INSERT INTO import_profile_version (workspace_id, profile_id, version, layout, sample, made_by, made_at, statement_id)
                VALUES (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?)
                """,
                workspace.value(),
                id,
                version.version(),
                written(LayoutDocument.of(version.layout())),
                version.sample() == null ? null : written(SampleDocument.of(version.sample())),
                version.madeBy(),
                version.madeAt(),
                version.statement());
    }

    void delete(WorkspaceId workspace, UUID id) {
        sql.update("DELETE FROM import_profile WHERE workspace_id = ? AND id = ?", workspace.value(), id);
    }

    void link(WorkspaceId workspace, UUID id, Collection<UUID> accounts) {
        sql.update("""
            INSERT INTO import_profile_account (workspace_id, profile_id, account_id)
            SELECT ?, ?, account FROM unnest(?::uuid[]) AS account ON CONFLICT DO NOTHING
            """, workspace.value(), id, accounts.toArray(UUID[]::new));
    }

    void unlinkAll(WorkspaceId workspace, UUID id) {
        sql.update(
                "DELETE FROM import_profile_account WHERE workspace_id = ? AND profile_id = ?", workspace.value(), id);
    }

    /** How the tables of a statement are written. */
    void record(WorkspaceId workspace, UUID statement, List<StatementTable> tables) {
        for (int ordinal = 0; ordinal < tables.size(); ordinal++) {
            var table = tables.get(ordinal);
            sql.update(
                    """
                    INSERT INTO statement_table (workspace_id, statement_id, ordinal, layout, sample, profile_id, profile_version)
                    VALUES (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
                    """,
                    workspace.value(),
                    statement,
                    ordinal,
                    written(LayoutDocument.of(table.layout())),
                    table.sample() == null ? null : written(SampleDocument.of(table.sample())),
                    table.profile(),
                    table.version());
        }
    }

    List<StatementTable> tables(WorkspaceId workspace, UUID statement) {
        return sql.list(
                "SELECT layout, sample, profile_id, profile_version FROM statement_table WHERE workspace_id = ? AND"
                        + " statement_id = ? ORDER BY ordinal",
                row -> new StatementTable(layout(row), sample(row), row.findUuid("profile_id"), findVersion(row)),
                workspace.value(),
                statement);
    }

    private static @Nullable Integer findVersion(Cells row) {
        var version = row.findNumber("profile_version");
        return version == null ? null : Math.toIntExact(version);
    }

    private Profile profile(WorkspaceId workspace, UUID id, String name) {
        var accounts = sql.list("""
            SELECT account_id FROM import_profile_account WHERE workspace_id = ? AND profile_id = ? ORDER BY account_id
            """, row -> row.uuid("account_id"), workspace.value(), id);
        var versions = sql.list("""
            SELECT version, layout, sample, made_by, made_at, statement_id FROM import_profile_version
            WHERE workspace_id = ? AND profile_id = ? ORDER BY version DESC
            """, this::version, workspace.value(), id);
        return new Profile(id, name, accounts, versions);
    }

    private Version version(Cells row) {
        return new Version(
                row.integer("version"),
                layout(row),
                sample(row),
                row.findUuid("made_by"),
                row.instant("made_at"),
                row.findUuid("statement_id"));
    }

    private TableLayout layout(Cells row) {
        return parsed(row.text("layout"), LayoutDocument.class).layout();
    }

    private @Nullable TableSample sample(Cells row) {
        var text = row.findText("sample");
        return text == null ? null : parsed(text, SampleDocument.class).sample();
    }

    private <T> T parsed(String text, Class<T> type) {
        try {
            return Optional.ofNullable(json.readValue(text, type)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String written(Object document) {
        try {
            return json.writeValueAsString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
