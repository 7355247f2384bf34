package io.financereport.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A PostgreSQL server that others use too, such as that of compose. What a JVM makes there bears its namespace and its worker's number, says in a
 * comment whose it is, and goes when the JVM ends. Whoever lives keeps what it has; what the dead left is taken over.
 */
final class SharedServer {
    /** A database takes less than a second: a hundred workers may stand in front. */
    private static final int LOCK_SECONDS_MAX = 120;

    private static final Pattern URL = Pattern.compile("postgres(?:ql)?://([^/@\\s]+:\\d+)/?");
    private static final String WRONG_PASSWORD = "28P01";
    private static final int NAME_BYTES_MAX = 63;
    private static final int LETTERS = 26;

    private final String address;
    private final String superuser;
    private final String superuserPassword;
    private final Map<String, String> environment;
    private final TestNamespace namespace;
    private final String worker;
    private final Clock clock = Clock.systemUTC();
    private final List<String> made = new ArrayList<>();

    private SharedServer(String address, Map<String, String> environment, TestNamespace namespace, String worker) {
        this.address = address;
        this.superuser = environment.getOrDefault("TEST_POSTGRES_USER", "postgres");
        this.superuserPassword = environment.getOrDefault(
                "TEST_POSTGRES_PASSWORD", environment.getOrDefault("POSTGRES_PASSWORD", "development-only-postgres"));
        this.environment = Map.copyOf(environment);
        this.namespace = namespace;
        this.worker = worker;
    }

    /** The server of {@code TEST_POSTGRES_URL}, where one is given. */
    static Optional<SharedServer> given(Map<String, String> environment) {
        var text = environment.getOrDefault("TEST_POSTGRES_URL", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var url = URL.matcher(text);
        if (!url.matches()) {
            // Not the text itself: it may hold a password.
            throw new IllegalArgumentException("TEST_POSTGRES_URL is not postgresql://host:port;"
                    + " user and password are TEST_POSTGRES_USER and TEST_POSTGRES_PASSWORD");
        }
        var server = new SharedServer(url.group(1), environment, TestNamespace.current(), worker());
        Runtime.getRuntime().addShutdownHook(new Thread(server::dropWhatWasMade));
        return Optional.of(server);
    }

    String address() {
        return address;
    }

    String superuser() {
        return superuser;
    }

    String superuserPassword() {
        return superuserPassword;
    }

    /** Roles belong to the whole server: they keep the passwords that its other users know, those of {@code .env}. */
    String password(String service, String kind) {
        var variable = "%s_DB_%s_PASSWORD".formatted(service, kind).toUpperCase(Locale.ROOT);
        return environment.getOrDefault(variable, "development-only-%s-%s".formatted(service, kind));
    }

    /**
     * A new database.
     *
     * @param fill gives it roles and schemas, while nobody else does so on this server
     */
    synchronized String newDatabase(List<String> services, Consumer<String> fill) {
        try (var connection = connect("postgres", superuser, superuserPassword);
                var statement = connection.createStatement()) {
            lock(statement);
            requirePasswords(connection, services);
            var name = free(connection);
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + name);
            made.add(name);
            statement.execute("COMMENT ON DATABASE %s IS '%s'".formatted(name, Holder.self(clock.instant())));
            fill.accept(name);
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException("No database could be made on " + address, e);
        }
    }

    /** The first name that no living run has: another module of the same build may be under test at the same time. */
    private String free(Connection connection) throws SQLException {
        for (var count = made.size(); ; count++) {
            var name = name(namespace, worker, count);
            if (name.length() > NAME_BYTES_MAX) {
                throw new IllegalStateException(
                        name + " is longer than PostgreSQL's 63 bytes: give a shorter BRANCH_NAME");
            }
            if (!isTaken(connection, name)) {
                return name;
            }
        }
    }

    private boolean isTaken(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database WHERE datname = ?")) {
            query.setString(1, name);
            try (var found = query.executeQuery()) {
                return found.next()
                        && Holder.in(found.getString(1))
                                .filter(holder -> holder.isAlive(clock.instant()))
                                .isPresent();
            }
        }
    }

    /**
     * A worker's first database ends in {@code _gw0}, its second in {@code _gw0b}, its 27th in {@code _gw0ba}; without workers they end in nothing,
     * {@code _gwb}, {@code _gwba}.
     *
     * @param worker {@code _gw0} or empty
     */
    static String name(TestNamespace namespace, String worker, int count) {
        var letters = new StringBuilder();
        for (var left = count; left > 0; left /= LETTERS) {
            letters.insert(0, (char) ('a' + left % LETTERS));
        }
        var begin = worker.isEmpty() && count > 0 ? "_gw" : worker;
        return namespace.database() + begin + letters;
    }

    /** Surefire counts its JVMs from one; the build hands the number over. An editor that runs a test has none. */
    private static String worker() {
        var fork = System.getProperty("test.worker", "").replaceFirst("^fork-", "");
        return fork.matches("\\d+") ? "_gw" + Math.max(0, Integer.parseInt(fork) - 1) : "";
    }

    /** Another password would be set by filling the database, and would lock the server's other users out. */
    private void requirePasswords(Connection connection, List<String> services) throws SQLException {
        if (!made.isEmpty()) {
            return;
        }
        for (var service : services) {
            for (var kind : List.of("owner", "app")) {
                var role = service + "_" + kind;
                if (isRole(connection, role) && !opens(role, password(service, kind))) {
                    throw new IllegalStateException("The role " + role + " of " + address + " has another password than"
                            + " this run: hand it the server's settings, such as by: set -a; . ./.env; set +a");
                }
            }
        }
    }

    private static boolean isRole(Connection connection, String role) throws SQLException {
        try (var query = connection.prepareStatement("SELECT FROM pg_roles WHERE rolname = ?")) {
            query.setString(1, role);
            try (var found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    /** Whatever else keeps the role out comes after the password has been accepted. */
    private boolean opens(String role, String password) {
        try (var connection = connect("postgres", role, password)) {
            return connection.isValid(0);
        } catch (SQLException refused) {
            return !WRONG_PASSWORD.equals(refused.getSQLState());
        }
    }

    private synchronized void dropWhatWasMade() {
        if (made.isEmpty()) {
            return;
        }
        try (var connection = connect("postgres", superuser, superuserPassword);
                var statement = connection.createStatement()) {
            lock(statement);
            for (var name : made) {
                statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            }
        } catch (SQLException e) {
            // The JVM ends either way; what is left is an orphan that cleanup_orphaned_dbs.sh finds.
            throw new IllegalStateException("The test databases of " + address + " were not dropped: " + made, e);
        }
    }

    /** Held while databases come and go, by {@code compose/bin/cleanup_orphaned_dbs.sh} too. */
    private static void lock(Statement statement) throws SQLException {
        statement.execute("SET lock_timeout = '" + LOCK_SECONDS_MAX + "s'");
        statement.execute("SELECT pg_advisory_lock(hashtext('finance_report_test databases'))");
    }

    private Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + address + "/" + database, user, password);
    }
}
