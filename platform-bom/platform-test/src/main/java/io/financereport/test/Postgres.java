package io.financereport.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A PostgreSQL: the server of {@code TEST_POSTGRES_URL} where one is given, else one of this JVM's own, which ends with it: in a container where a
 * Docker engine answers, embedded otherwise.
 */
public final class Postgres {
    private static final String IMAGE = "postgres:16-alpine";
    private static final List<String> SERVICES = List.of("gateway", "statement", "reconciliation", "report");
    /** Ten seconds, as it is by itself, are few for a machine that builds other things as well. */
    private static final Duration START_MAX = Duration.ofMinutes(3);

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final String address;
    private final String superuser;
    private final String superuserPassword;
    private final @Nullable SharedServer shared;

    private Postgres(String address, String superuser, String superuserPassword, @Nullable SharedServer shared) {
        this.address = address;
        this.superuser = superuser;
        this.superuserPassword = superuserPassword;
        this.shared = shared;
    }

    static Postgres start() {
        RealPartsTag.require("PostgreSQL");
        return SharedServer.given(System.getenv())
                .map(server -> new Postgres(server.address(), server.superuser(), server.superuserPassword(), server))
                .orElseGet(Postgres::startOwn);
    }

    @SuppressWarnings("resource") // Both end with the JVM.
    private static Postgres startOwn() {
        if (Docker.isPresent()) {
            var container = new PostgreSQLContainer(IMAGE);
            container.start();
            return new Postgres(
                    container.getHost() + ":" + container.getFirstMappedPort(),
                    container.getUsername(),
                    container.getPassword(),
                    null);
        } else {
            try {
                var embedded =
                        EmbeddedPostgres.builder().setPGStartupWait(START_MAX).start();
                return new Postgres("localhost:" + embedded.getPort(), "postgres", "postgres", null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A new database with the roles and schemas of all services, made by the script that compose and the launcher run. */
    public String newDatabase() {
        if (shared != null) {
            return shared.newDatabase(SERVICES, this::fill);
        }
        var name = "test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        execute("postgres", "CREATE DATABASE " + name);
        fill(name);
        return name;
    }

    private void fill(String database) {
        try (var connection = superuser(database);
                var statement = connection.createStatement()) {
            for (var service : SERVICES) {
                for (var kind : List.of("owner", "app")) {
                    statement.execute("SELECT set_config('init.%s_%s_password', '%s', false)"
                            .formatted(service, kind, password(service, kind).replace("'", "''")));
                }
            }
            statement.execute(initScript());
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("The database " + database + " could not be made", e);
        }
    }

    public String url(String database) {
        return "jdbc:postgresql://" + address + "/" + database;
    }

    /** A connection that sees everything, for tests that look behind the services' backs. */
    public Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), superuser, superuserPassword);
    }

    /** A connection as {@code <service>_app} or {@code <service>_owner}. */
    public Connection connect(String database, String service, String kind) throws SQLException {
        return DriverManager.getConnection(url(database), service + "_" + kind, password(service, kind));
    }

    String password(String service, String kind) {
        return shared == null ? "test-" + service + "-" + kind : shared.password(service, kind);
    }

    private void execute(String database, String sql) {
        try (var connection = superuser(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String initScript() throws IOException {
        try (var script = Postgres.class.getResourceAsStream("/postgres/init.sql")) {
            if (script == null) {
                throw new IllegalStateException("compose/postgres/init.sql is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
