package io.financereport.statement.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.RealParts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** V032 and V033 on data of the version before. */
@Tag("real-parts")
class BalancesOfSightingsMigrationTest {
    private static final String BEFORE = """
        INSERT INTO bank_account (workspace_id, id, currency, kind, name, found_at)
        VALUES (%1$s, %2$s, 'SGD', 'asset', 'Savings', now());
        INSERT INTO statement (workspace_id, id, status, version, file_name, file_bytes, sha256, object_key, format, base_currency,
            uploaded_by, received_at)
        SELECT %1$s, s, 'approved', 1, 'a.csv', 1, repeat(right(s::text, 1), 64), s::text, 'csv', 'SGD', s, now()
        FROM unnest(ARRAY[%3$s, %4$s]) s;
        INSERT INTO statement_row (workspace_id, statement_id, ordinal, id, account_ordinal, booked_on, amount, currency, description,
            balance, source_kind, source_from, source_to, source_line)
        VALUES (%1$s, %3$s, 1, %5$s, 0, '2026-01-02', 5, 'SGD', 'Tea', 105, 'bytes', 0, 1, 1),
            (%1$s, %4$s, 1, %6$s, 0, '2026-01-02', 5, 'SGD', 'Tea', NULL, 'bytes', 0, 1, 1);
        INSERT INTO row_correction (workspace_id, statement_id, kind, ordinal, account_ordinal, repair_id, amount, currency, row_id,
            booked_on, description, reason, made_by, made_at)
        VALUES (%1$s, %4$s, 'row-added', 1, 0, %3$s, 7, 'SGD', %7$s, '2026-01-03', 'Lost', 'missing', %3$s, now()),
            (%1$s, %3$s, 'balance-replaced', 1, 0, %3$s, 150, 'SGD', NULL, NULL, NULL, 'misprint', %3$s, now());
        INSERT INTO transaction (workspace_id, id, account_id, booked_on, amount, currency, description, balance)
        VALUES (%1$s, %5$s, %2$s, '2026-01-02', 5, 'SGD', 'Tea', 150), (%1$s, %7$s, %2$s, '2026-01-03', 7, 'SGD', 'Lost', NULL);
        INSERT INTO sighting (workspace_id, statement_id, transaction_id, row_ordinal)
        VALUES (%1$s, %3$s, %5$s, 1), (%1$s, %4$s, %5$s, 1), (%1$s, %4$s, %7$s, NULL);
        """.formatted(id(1), id(2), id(3), id(4), id(5), id(6), id(7));

    @Test
    void births_and_balances_of_sightings_come_from_their_rows_as_they_count() throws SQLException {
        var database = RealParts.postgres().newDatabase();
        migrate(database, "31");
        try (var owner = RealParts.postgres().connect(database, "statement", "owner");
                var statement = owner.createStatement()) {
            statement.execute(BEFORE);
        }

        migrate(database, "33");

        try (var owner = RealParts.postgres().connect(database, "statement", "owner")) {
            assertThat(sightings(owner)).containsExactly("3 5 true 150.0000", "4 5 false null", "4 7 true null");
        }
    }

    private static List<String> sightings(Connection owner) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery("""
                    SELECT right(statement_id::text, 1) AS statement, right(transaction_id::text, 1) AS transaction, birth, balance
                    FROM sighting ORDER BY statement_id, transaction_id
                    """)) {
            while (rows.next()) {
                found.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getBoolean(3) + " "
                        + rows.getBigDecimal(4));
            }
        }
        return found;
    }

    private static void migrate(String database, String version) {
        var postgres = RealParts.postgres();
        Flyway.configure()
                .dataSource(postgres.url(database), "statement_owner", "test-statement-owner")
                .locations("classpath:db/platform", "classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private static String id(int number) {
        return "'00000000-0000-0000-0000-00000000000%d'::uuid".formatted(number);
    }
}
