package io.financereport.launcher;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** The one database: made at the first start, durable from the first row, with the roles and schemas of {@code compose/postgres/init.sql}. */
final class Postgres {
    static final String NAME = "postgres";
    static final String DATABASE = "finance_report";

    private static final String SUPERUSER = "postgres";
    private static final String PASSWORD = "POSTGRES_PASSWORD";

    private final Path data;
    private final Path binaries;
    private final int port;
    private final Secrets secrets;

    private Postgres(Path data, Path binaries, int port, Secrets secrets) {
        this.data = data;
        this.binaries = binaries;
        this.port = port;
        this.secrets = secrets;
    }

    static Postgres in(Path data, int port, Secrets secrets) throws IOException {
        return new Postgres(data, PostgresBinaries.unpackedIn(data.resolve("bin/postgres")), port, secrets);
    }

    private Path folder() {
        return data.resolve(NAME);
    }

    void create() throws IOException, InterruptedException {
        if (Files.exists(folder().resolve("PG_VERSION"))) {
            return;
        }
        var password = data.resolve("run/postgres-password");
        PrivateFile.write(password, secrets.get(PASSWORD));
        var log = data.resolve("logs/initdb.log");
        var words = program("initdb");
        words.addAll(List.of("--pgdata=" + folder(), "--username=" + SUPERUSER, "--pwfile=" + password));
        words.addAll(List.of("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"));
        var process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var exitCode = process.waitFor();
        Files.delete(password);
        if (exitCode != 0) {
            throw new StartFailure("PostgreSQL could not make its data folder, see " + log + ".");
        }
    }

    Command command() {
        var words = program("postgres");
        words.addAll(List.of("-D", folder().toString(), "-p", Integer.toString(port)));
        var durableAndLocal = Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "fsync", "on",
                "synchronous_commit", "on",
                "max_connections", "300",
                "shared_buffers", "128MB");
        durableAndLocal.forEach((key, value) -> words.addAll(List.of("-c", key + "=" + value)));
        return new Command(
                NAME, words, Map.of("LC_ALL", "C"), data, data.resolve("logs/postgres.log"), Command.StopSignal.INT);
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it does. */
    private List<String> program(String name) {
        var words = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            words.addAll(List.of("unshare", "-U"));
        }
        words.add(binaries.resolve(name).toString());
        return words;
    }

    boolean answers() {
        try (var connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Database, roles and schemas; changes nothing where they are. */
    void initialise(Path initSql) throws IOException, SQLException {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + DATABASE + "'");
            if (!found.next()) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        }
        try (var connection = connect(DATABASE)) {
            for (var part : Part.values()) {
                setPassword(connection, part, "owner");
                setPassword(connection, part, "app");
            }
            try (var statement = connection.createStatement()) {
                statement.execute(Files.readString(initSql, StandardCharsets.UTF_8));
            }
        }
    }

    private void setPassword(Connection connection, Part part, String kind) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT set_config(?, ?, false)")) {
            statement.setString(1, "init.%s_%s_password".formatted(part.id(), kind));
            statement.setString(2, secrets.get(ServiceEnvironment.passwordName(part, kind)));
            statement.execute();
        }
    }

    private Connection connect(String database) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(SUPERUSER);
        source.setPassword(secrets.get(PASSWORD));
        source.setConnectTimeout(2);
        source.setSocketTimeout(30);
        return source.getConnection();
    }
}
