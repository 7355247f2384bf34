package io.financereport.test;

import java.util.HashMap;
import java.util.Map;

/** The servers that the tests of one JVM share, and what a service needs to know to use them. */
public final class RealParts {
    private static final Postgres POSTGRES = Postgres.start();

    private RealParts() {}

    public static Postgres postgres() {
        return POSTGRES;
    }

    /**
     * The configuration of a service on these parts.
     *
     * @param service such as {@code statement}
     * @param database a database of {@link Postgres#newDatabase}
     */
    public static Map<String, String> properties(String service, String database, Redis redis) {
        var properties = new HashMap<String, String>();
        var url = POSTGRES.url(database);
        properties.put("environment", "test");
        // Any free port: several services, and several runs, are tested on one machine.
        properties.put("micronaut.server.port", "-1");
        properties.put("datasources.default.url", url + "?reWriteBatchedInserts=true");
        properties.put("datasources.default.maximum-pool-size", "8");
        properties.put("flyway.datasources.migration.url", url);
        properties.put("database.owner-password", POSTGRES.password(service, "owner"));
        properties.put("database.app-password", POSTGRES.password(service, "app"));
        properties.put("redis.uri", redis.uri());
        properties.put("tokens.jwks", TestTokens.publicKeys());
        properties.put("tokens.service-secret", TestTokens.SERVICE_SECRET);
        return properties;
    }
}
