package io.financereport.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a service is told by its environment: where everything is, and of the secrets only those that are its own. */
final class ServiceEnvironment {
    private final Settings settings;
    private final Secrets secrets;
    private final Redis redis;
    private final int postgresPort;
    private final List<Instance> instances;

    ServiceEnvironment(Settings settings, Secrets secrets, Redis redis, int postgresPort, List<Instance> instances) {
        this.settings = settings;
        this.secrets = secrets;
        this.redis = redis;
        this.postgresPort = postgresPort;
        this.instances = List.copyOf(instances);
    }

    static String passwordName(Part part, String kind) {
        return "%s_DB_%s_PASSWORD".formatted(part.name(), kind.toUpperCase(Locale.ROOT));
    }

    Map<String, String> of(Instance instance) {
        var environment = new HashMap<String, String>();
        environment.put("ENVIRONMENT", "development");
        environment.put("POSTGRES_HOST", "127.0.0.1");
        environment.put("POSTGRES_PORT", Integer.toString(postgresPort));
        environment.put("POSTGRES_DATABASE", Postgres.DATABASE);
        environment.put("REDIS_URI", redis.uri());
        environment.put("SERVICE_TOKEN_SECRET", secrets.get("SERVICE_TOKEN_SECRET"));
        for (var part : Part.values()) {
            environment.put(part.name() + "_URLS", addresses(part, ""));
        }
        environment.put("GATEWAY_JWKS_URLS", addresses(Part.GATEWAY, "/.well-known/jwks.json"));
        for (var kind : List.of("owner", "app")) {
            var name = passwordName(instance.part(), kind);
            environment.put(name, secrets.get(name));
        }
        environment.put(instance.part().name() + "_PORT", Integer.toString(instance.port()));
        environment.put("MICRONAUT_SERVER_HOST", host(instance.part()));
        switch (instance.part()) {
            case GATEWAY -> environment.put("GATEWAY_KEY_SECRET", secrets.get("GATEWAY_KEY_SECRET"));
            case STATEMENT, REPORT -> environment.putAll(storage());
            case RECONCILIATION -> {}
        }
        return environment;
    }

    private String addresses(Part part, String path) {
        return instances.stream()
                .filter(instance -> instance.part() == part)
                .map(instance -> instance.address() + path)
                .collect(Collectors.joining(","));
    }

    private String host(Part part) {
        return part == Part.GATEWAY ? settings.text(Setting.GATEWAY_HOST) : "127.0.0.1";
    }

    private Map<String, String> storage() {
        Path folder = settings.data().resolve("storage");
        return Map.of("STORAGE", "local", "STORAGE_LOCAL_PATH", folder.toString());
    }
}
