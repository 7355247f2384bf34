package io.financereport.gateway.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The services' descriptions as one. Paths get the prefix that the gateway strips. Where two services mean different things by
 * one name of a component, the later service's gets its own name in front.
 */
final class MergedApi {
    private static final List<String> SERVICES = List.of("gateway", "statement", "reconciliation", "report");
    private static final String REFERENCE = "#/components/";
    private static final int ALIASES_MAX = 1_000;

    private final Map<String, Object> paths = new TreeMap<>();
    private final Map<String, Map<String, Object>> components = new TreeMap<>();

    private MergedApi() {}

    /** The merged description of those that are on the class path. */
    static String yaml() {
        var merged = new MergedApi();
        for (var service : SERVICES) {
            var api = read("openapi/" + service + ".yaml");
            if (!api.isEmpty()) {
                merged.add(service, api);
            }
        }
        return merged.text();
    }

    private void add(String service, Map<String, Object> api) {
        var renamed = new LinkedHashMap<String, String>();
        map(api.get("components"))
                .forEach((kind, named) -> map(named).forEach((name, component) -> {
                    var taken = components.getOrDefault(kind, Map.of()).get(name);
                    if (taken != null && !taken.equals(component)) {
                        renamed.put(REFERENCE + kind + "/" + name, REFERENCE + kind + "/" + prefixed(service, name));
                    }
                }));
        map(api.get("components"))
                .forEach((kind, named) -> map(named).forEach((name, component) -> {
                    var own = renamed.containsKey(REFERENCE + kind + "/" + name) ? prefixed(service, name) : name;
                    components.computeIfAbsent(kind, absent -> new TreeMap<>()).put(own, follow(component, renamed));
                }));
        map(api.get("paths")).forEach((path, operations) -> paths.put(outside(path), follow(operations, renamed)));
    }

    private String text() {
        var api = new LinkedHashMap<String, Object>();
        api.put("openapi", "3.1.0");
        api.put("info", Map.of("title", "Finance Report", "version", "1"));
        api.put("servers", List.of(Map.of("url", "/")));
        api.put("security", List.of(Map.of("bearer", new ArrayList<>()), Map.of("session", new ArrayList<>())));
        api.put("paths", paths);
        var schemes = components.computeIfAbsent("securitySchemes", absent -> new TreeMap<>());
        schemes.put("bearer", Map.of("type", "http", "scheme", "bearer"));
        schemes.put("session", Map.of("type", "apiKey", "in", "cookie", "name", "session"));
        api.put("components", components);
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(120);
        return new Yaml(options).dump(api);
    }

    private static Object follow(@Nullable Object node, Map<String, String> renamed) {
        if (node instanceof Map<?, ?> map) {
            var followed = new LinkedHashMap<String, Object>();
            map.forEach((key, value) -> followed.put(
                    String.valueOf(key),
                    "$ref".equals(key) && value instanceof String reference
                            ? renamed.getOrDefault(reference, reference)
                            : follow(value, renamed)));
            return followed;
        } else if (node instanceof List<?> list) {
            var followed = new ArrayList<Object>();
            list.forEach(value -> followed.add(follow(value, renamed)));
            return followed;
        } else {
            return node == null ? "" : node;
        }
    }

    private static String outside(String path) {
        return path.startsWith("/api/") || path.startsWith("/.well-known/") ? path : "/api" + path;
    }

    private static String prefixed(String service, String name) {
        return service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1) + name;
    }

    private static Map<String, Object> map(@Nullable Object node) {
        var map = new LinkedHashMap<String, Object>();
        if (node instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> map.put(String.valueOf(key), value));
        }
        return map;
    }

    private static Map<String, Object> read(String resource) {
        try (var file = MergedApi.class.getClassLoader().getResourceAsStream(resource)) {
            if (file == null) {
                return Map.of();
            }
            var options = new LoaderOptions();
            options.setMaxAliasesForCollections(ALIASES_MAX);
            return map(new Yaml(new SafeConstructor(options)).load(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
