package io.financereport.test.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.tidy.Repository.Source;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A migration leaves the version before it working: both run in an update, and the one before again when it is taken back. */
class MigrationsTest {
    private static final String BEFORE_THE_RULE = "/migrations-before-the-rule.properties";

    private final Repository repository = Repository.read();
    private final List<Source> migrations =
            repository.where(source -> source.path().matches(".*/src/main/resources/db/.*\\.sql"));

    @Test
    void a_migration_leaves_the_version_before_working_or_says_why_it_need_not() throws IOException {
        var excused = beforeTheRule().stringPropertyNames();

        var faults = migrations.stream()
                .filter(source -> !excused.contains(key(source)))
                .flatMap(source -> Migration.breaches(source.text()).stream().map(found -> source.path() + ":" + found))
                .toList();

        assertThat(migrations).as("a rule that looks at nothing is no rule").hasSizeGreaterThan(20);
        assertThat(faults)
                .as("see \"Migrations\" in docs/reference/deployment.md; what need not stay is led in by --"
                        + " contract: <reason>")
                .isEmpty();
    }

    @Test
    void what_is_older_than_the_rule_has_a_reason_and_needs_one() throws IOException {
        var reasons = beforeTheRule();
        var inNeed = migrations.stream()
                .filter(source -> !Migration.breaches(source.text()).isEmpty())
                .map(MigrationsTest::key)
                .collect(Collectors.toSet());

        assertThat(inNeed).containsAll(reasons.stringPropertyNames());
        assertThat(reasons.values()).noneMatch(reason -> reason.toString().isBlank());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DROP TABLE t                                                       | TAKEN_AWAY
        DROP TABLE IF EXISTS a, t CASCADE                                  | TAKEN_AWAY
        DROP INDEX CONCURRENTLY t_by_day                                   | TAKEN_AWAY
        DROP VIEW v                                                        | TAKEN_AWAY
        DROP FUNCTION f(uuid, text)                                        | TAKEN_AWAY
        DROP TRIGGER refuses ON t                                          | TAKEN_AWAY
        ALTER TABLE t DROP COLUMN c                                        | TAKEN_AWAY
        ALTER TABLE ONLY s.t DROP c                                        | TAKEN_AWAY
        ALTER TABLE "T" DROP CONSTRAINT t_key                              | TAKEN_AWAY
        ALTER TABLE t ADD COLUMN d int, DROP COLUMN c                      | TAKEN_AWAY
        ALTER TABLE t ALTER c DROP DEFAULT                                 | TAKEN_AWAY
        ALTER TABLE t RENAME TO u                                          | RENAMED
        ALTER TABLE t RENAME COLUMN c TO d                                 | RENAMED
        ALTER INDEX t_by_day RENAME TO t_by_date                           | RENAMED
        ALTER TABLE t ALTER COLUMN c TYPE text                             | RETYPED
        ALTER TABLE t ALTER c SET DATA TYPE text                           | RETYPED
        ALTER TABLE t ALTER COLUMN c SET NOT NULL                          | NOT_NULL
        ALTER TABLE t ALTER COLUMN c DROP NOT NULL                         | NULLABLE
        ALTER TABLE t ADD COLUMN c text NOT NULL                           | NO_DEFAULT
        ALTER TABLE t ADD c text CHECK (c IS NOT NULL OR d = f(1)) NOT NULL | NO_DEFAULT
        ALTER TABLE t ADD COLUMN id uuid PRIMARY KEY                       | NO_DEFAULT
        ALTER TABLE t ADD CHECK (c > 0)                                    | NARROWED
        ALTER TABLE t ADD CONSTRAINT c_positive CHECK (c > 0) NOT VALID    | NARROWED
        ALTER TABLE t ADD UNIQUE (c, d)                                    | NARROWED
        ALTER TABLE t ADD FOREIGN KEY (c) REFERENCES u (id)                | NARROWED
        CREATE UNIQUE INDEX t_once ON t (c)                                | NARROWED
        CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS t_once ON ONLY t (c) | NARROWED
        CREATE TRIGGER refuses BEFORE UPDATE OF a, b ON t EXECUTE FUNCTION f() | NARROWED
        CREATE POLICY own ON t USING (true)                                | NARROWED
        REVOKE UPDATE ON t FROM statement_app                              | REVOKED
        TRUNCATE t                                                         | REMOVED
        DELETE FROM t WHERE c                                              | REMOVED
        WITH gone AS (DELETE FROM t RETURNING *) SELECT * FROM gone        | REMOVED
        CALL enforce_workspace('t')                                        | UNKNOWN
        CALL whatever()                                                    | UNKNOWN
        DO $$ BEGIN EXECUTE 'DROP TABLE t'; END $$                         | UNKNOWN
        ALTER TYPE mood ADD VALUE 'calm'                                   | UNKNOWN
        ALTER TABLE t ENABLE ROW LEVEL SECURITY                            | UNKNOWN
        ALTER TABLE t ALTER COLUMN c ADD GENERATED ALWAYS AS IDENTITY      | UNKNOWN
        VACUUM t                                                           | UNKNOWN
        """)
    void what_can_break_the_version_before_is_found(String statement, Breach breach) {
        assertThat(Migration.breaches("-- Why.\nSELECT 1;\n" + statement + ";\n"))
                .singleElement()
                .satisfies(found -> assertThat(found.breach()).isEqualTo(breach))
                .satisfies(found -> assertThat(found.line()).isEqualTo(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t ADD COLUMN c text",
                "ALTER TABLE t ADD COLUMN c text NOT NULL DEFAULT 'x, y', ADD COLUMN d int CHECK (d IS NOT NULL)",
                "ALTER TABLE t ADD COLUMN c bigint NOT NULL GENERATED ALWAYS AS (d * 2) STORED",
                "ALTER TABLE t ALTER COLUMN c SET DEFAULT 1, ALTER COLUMN d SET (n_distinct = 5)",
                "ALTER TABLE t VALIDATE CONSTRAINT c_positive",
                "CREATE INDEX t_by_day ON t (day)",
                "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ DROP TABLE t; SELECT 1 $$",
                "CREATE VIEW v AS SELECT * FROM t",
                "UPDATE t SET c = 'DROP TABLE t; TRUNCATE t'",
                "INSERT INTO t SELECT 1 -- ; DROP TABLE t",
                "GRANT SELECT ON t TO report_app",
                "COMMENT ON TABLE t IS 'it''s; DROP TABLE t'",
            })
    void what_the_version_before_can_live_with_passes(String statement) {
        assertThat(Migration.breaches(statement + ";")).isEmpty();
    }

    @Test
    void what_the_script_makes_is_its_own_to_change() {
        assertThat(Migration.breaches("""
            CREATE TABLE s.made (id uuid PRIMARY KEY);
            CALL enforce_workspace('made');
            CREATE UNIQUE INDEX made_once ON made (id);
            CREATE TRIGGER refuses AFTER INSERT ON made EXECUTE FUNCTION f();
            ALTER TABLE made ADD COLUMN c text NOT NULL, ADD CHECK (c <> ''), DROP COLUMN id;
            ALTER TABLE made RENAME TO other;
            REVOKE UPDATE, DELETE ON made FROM statement_app;
            DELETE FROM made;
            DROP TRIGGER refuses ON made;
            DROP INDEX made_once;
            DROP TABLE made;
            """)).isEmpty();
    }

    @Test
    void what_may_have_been_there_before_is_not_its_own() {
        assertThat(breaches("CREATE TABLE IF NOT EXISTS t (id uuid); DROP TABLE t;"))
                .containsExactly(Breach.TAKEN_AWAY);
        assertThat(breaches("CREATE OR REPLACE FUNCTION f() RETURNS int AS ''; DROP FUNCTION f;"))
                .containsExactly(Breach.TAKEN_AWAY);
        assertThat(breaches("CREATE FUNCTION t() RETURNS int AS ''; ALTER TABLE t DROP COLUMN c;"))
                .containsExactly(Breach.TAKEN_AWAY);
        assertThat(breaches("CREATE TABLE made (id uuid); REVOKE UPDATE ON made, t FROM statement_app;"))
                .containsExactly(Breach.REVOKED);
    }

    @Test
    void a_reason_excuses_its_statement_and_no_other() {
        assertThat(breaches("""
            -- contract: nothing reads it since v1.4.0
            ALTER TABLE t DROP COLUMN c;
            ALTER TABLE t
                -- contract: nothing reads it since v1.4.0
                DROP COLUMN d,
                DROP COLUMN e;
            DROP TABLE t;
            """)).containsExactly(Breach.TAKEN_AWAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- contract:\nDROP TABLE t;",
                "-- contract: not used\nDROP TABLE t;",
                "DROP TABLE t; -- contract: nothing reads it since v1.4.0",
                "DROP TABLE -- contract: nothing reads it since v1.4.0\n t;",
                "COMMENT ON TABLE u IS '\n-- contract: nothing reads it since v1.4.0\n'; DROP TABLE t;",
            })
    void a_reason_is_a_sentence_on_a_line_of_its_own(String script) {
        assertThat(breaches(script)).containsExactly(Breach.TAKEN_AWAY);
    }

    @Test
    void a_reason_that_excuses_nothing_is_refused() {
        assertThat(breaches("-- contract: nothing reads it since v1.4.0\nSELECT 1; DROP TABLE t;"))
                .containsExactly(Breach.NEEDLESS, Breach.TAKEN_AWAY);
    }

    @Test
    void the_page_about_migrations_shows_a_reason_that_counts() {
        var shown = repository.text("docs/reference/deployment.md")
                .split("```sql\n", 2)[1]
                .split("```", 2)[0];

        assertThat(Migration.breaches(shown)).isEmpty();
        assertThat(breaches(shown.replace("-- contract:", "-- because"))).containsExactly(Breach.TAKEN_AWAY);
    }

    @Test
    void a_fault_says_where_what_why_and_what_instead() {
        assertThat(Migration.breaches("\nALTER TABLE t\n    DROP COLUMN c;"))
                .singleElement()
                .hasToString("3: drop column c: the version before may still use it;"
                        + " take it away in a release after the one that stopped using it");
    }

    private static List<Breach> breaches(String script) {
        return Migration.breaches(script).stream().map(Breach.Found::breach).toList();
    }

    /** Such as {@code statement-service/V013}. */
    private static String key(Source source) {
        var module = source.path().substring(0, source.path().indexOf("/src/"));
        return module.substring(module.lastIndexOf('/') + 1) + "/"
                + source.name().substring(0, source.name().indexOf("__"));
    }

    private static Properties beforeTheRule() throws IOException {
        var reasons = new Properties();
        try (var file = Objects.requireNonNull(MigrationsTest.class.getResourceAsStream(BEFORE_THE_RULE))) {
            reasons.load(file);
        }
        return reasons;
    }
}
