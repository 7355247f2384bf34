package io.financereport.environments.isolation;

import io.financereport.environments.Script;
import io.financereport.test.Await;
import io.financereport.test.RealPartsTag;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A PostgreSQL of these tests alone that asks for passwords, but not of the superuser. It is embedded always: what is tried on it must not reach the
 * server that the tests around may share.
 */
public final class Server {
    private static final String HBA = """
        local all all trust
        host all postgres 127.0.0.1/32 trust
        host all postgres ::1/128 trust
        host all all 127.0.0.1/32 scram-sha-256
        host all all ::1/128 scram-sha-256
        """;
    private static final Duration START_MAX = Duration.ofMinutes(3);
    private static final Server SHARED = new Server();

    private final int port;

    @SuppressWarnings("resource") // It ends with the JVM.
    private Server() {
        RealPartsTag.require("PostgreSQL");
        try {
            var rules = Files.writeString(Files.createTempFile("hba", ".conf"), HBA);
            rules.toFile().deleteOnExit();
            port = EmbeddedPostgres.builder()
                    .setServerConfig("hba_file", rules.toString())
                    .setPGStartupWait(START_MAX)
                    .start()
                    .getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one of this JVM, without test databases. */
    public static Server emptied() {
        for (var name : SHARED.databases()) {
            SHARED.execute("DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)");
        }
        return SHARED;
    }

    public String url() {
        return "postgresql://localhost:" + port;
    }

    /** That script on this server, which needs psql. */
    public Script given(Script script) {
        Script.require("psql");
        return script.with("TEST_POSTGRES_URL", url());
    }

    /** Every database whose name begins as those of tests do, by name. */
    public Set<String> databases() {
        try (var connection = connect("postgres", "postgres", "");
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE '%finance%'")) {
            var names = new TreeSet<String>();
            while (found.next()) {
                names.add(found.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until nobody is connected to them: a session may outlive the process that had it, for a moment. */
    public void awaitLeft(List<String> databases) {
        Await.until(START_MAX, () -> databases.stream().noneMatch(this::isInUse));
    }

    private boolean isInUse(String database) {
        try (var connection = connect("postgres", "postgres", "");
                var query = connection.prepareStatement("SELECT FROM pg_stat_activity WHERE datname = ?")) {
            query.setString(1, database);
            try (var found = query.executeQuery()) {
                return found.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A database; with an empty comment it says nothing of whose it is. */
    public void create(String name, String comment) {
        execute("CREATE DATABASE \"" + name + "\"");
        if (!comment.isEmpty()) {
            execute("COMMENT ON DATABASE \"%s\" IS '%s'".formatted(name, comment));
        }
    }

    public void execute(String sql) {
        try (var connection = connect("postgres", "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:%d/%s".formatted(port, database), user, password);
    }
}
