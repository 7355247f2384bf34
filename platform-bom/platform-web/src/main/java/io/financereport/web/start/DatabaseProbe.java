package io.financereport.web.start;

import io.micronaut.context.annotation.Prototype;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.env.Environment;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;

/** Whether both roles of the service can sign in, and which version the schema has; it changes nothing. */
@Prototype
final class DatabaseProbe implements BootProbe {
    private static final String CONNECT_SECONDS_MAX = "5";

    private final String service;
    private final Environment settings;

    DatabaseProbe(@Value("${micronaut.application.name}") String service, Environment settings) {
        this.service = service;
        this.settings = settings;
    }

    @Override
    public BootMode from() {
        return BootMode.CRITICAL;
    }

    @Override
    public List<String> dependencies() {
        return List.of("database");
    }

    @Override
    public BootOutcome look(String dependency) {
        try {
            signIn();
            return lookAtSchema();
        } catch (SQLException | FlywayException e) {
            // Its own text names the address or the role; the cause's does not.
            return BootOutcome.error(String.valueOf(e.getMessage()));
        }
    }

    private BootOutcome lookAtSchema() {
        var state = Flyway.configure()
                .dataSource(
                        setting("flyway.datasources.migration.url"),
                        setting("flyway.datasources.migration.user"),
                        setting("flyway.datasources.migration.password"))
                .defaultSchema(service)
                .createSchemas(false)
                .locations(settings.getRequiredProperty("flyway.datasources.migration.locations", String[].class))
                .load()
                .info();
        var newer = Arrays.stream(state.all())
                .filter(DatabaseProbe::isFromTheFuture)
                .count();
        var told = "schema " + service + " is " + version(state.current());
        if (newer > 0) {
            return BootOutcome.warning(told + ", " + newer + " of its migrations are of a later version than this one");
        }
        var pending = state.pending().length;
        return pending > 0
                ? BootOutcome.warning(told + ", the next start makes " + pending + " migrations")
                : BootOutcome.ok(told + ", no migration is pending");
    }

    private static boolean isFromTheFuture(MigrationInfo migration) {
        return migration.getState() == MigrationState.FUTURE_SUCCESS
                || migration.getState() == MigrationState.FUTURE_FAILED;
    }

    private static String version(@Nullable MigrationInfo current) {
        return current == null ? "empty" : "at version " + current.getVersion();
    }

    private void signIn() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", setting("datasources.default.username"));
        properties.setProperty("password", setting("datasources.default.password"));
        properties.setProperty("connectTimeout", CONNECT_SECONDS_MAX);
        properties.setProperty("socketTimeout", CONNECT_SECONDS_MAX);
        try (var connection = DriverManager.getConnection(setting("datasources.default.url"), properties);
                var statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    private String setting(String name) {
        return settings.getRequiredProperty(name, String.class);
    }
}
