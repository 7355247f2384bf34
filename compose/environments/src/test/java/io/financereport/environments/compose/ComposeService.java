package io.financereport.environments.compose;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One service of a compose file, asked by paths. What is not there is an empty text, list or map. */
record ComposeService(String name, Map<String, Object> tree) {
    private static final Set<String> SCALED = Set.of("gateway", "statement", "reconciliation", "report");
    private static final Set<String> DATABASES = Set.of("postgres", "redis");

    boolean scaled() {
        return SCALED.contains(name);
    }

    boolean database() {
        return DATABASES.contains(name);
    }

    boolean has(String key) {
        return tree.containsKey(key);
    }

    String text(String... path) {
        var found = at(path);
        return found == null ? "" : found.toString();
    }

    List<String> list(String... path) {
        return at(path) instanceof List<?> found
                ? found.stream().map(Object::toString).toList()
                : List.of();
    }

    Map<String, Object> map(String... path) {
        return mapOf(at(path));
    }

    /** Names of networks and, where it has them, other names on each. */
    Map<String, List<String>> networks() {
        var networks = new TreeMap<String, List<String>>();
        list("networks").forEach(network -> networks.put(network, List.of()));
        map("networks").keySet().forEach(network -> networks.put(network, list("networks", network, "aliases")));
        return networks;
    }

    /** On the container, or on the service of a stack. */
    List<String> labels() {
        return Stream.concat(list("labels").stream(), list("deploy", "labels").stream())
                .toList();
    }

    private @Nullable Object at(String... path) {
        Object found = tree;
        for (var key : path) {
            found = mapOf(found).get(key);
        }
        return found;
    }

    static Map<String, Object> mapOf(@Nullable Object value) {
        var map = new TreeMap<String, Object>();
        if (value instanceof Map<?, ?> found) {
            found.forEach((key, inner) -> map.put(String.valueOf(key), inner == null ? "" : inner));
        }
        return map;
    }
}
