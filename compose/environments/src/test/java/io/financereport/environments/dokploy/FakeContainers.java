package io.financereport.environments.dokploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What runs on the host of a Dokploy. As with docker compose, a deployment leaves a container alone unless its image or the value that all of them
 * carry has changed.
 */
final class FakeContainers {
    private record Container(String id, String name, String service, String tag, String hash, String health) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SERVICES = List.of("gateway", "statement", "reconciliation", "report");

    private final Map<String, List<Container>> running = new HashMap<>();
    private final Set<String> ill = new HashSet<>();
    private final Set<String> stuck = new HashSet<>();
    private boolean told = true;
    private int missing;
    private int numbers;

    /** This Dokploy has no such procedure. */
    synchronized void areNotTold() {
        told = false;
    }

    /** So many containers of each service never run. */
    synchronized void missing(int number) {
        missing = number;
    }

    /** From now on new containers of this service do not become healthy. */
    synchronized void ill(String service) {
        ill.add(service);
    }

    /** From now on the containers of this service stay whatever is deployed, as where a stack goes back by itself. */
    synchronized void stuck(String service) {
        stuck.add(service);
    }

    /** The containers of this service, each by its id and the tag of its image. */
    synchronized List<String> of(String service) {
        return running.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.service().equals(service))
                .map(one -> one.id() + " " + one.tag())
                .toList();
    }

    synchronized void run(String application, String env) {
        var before = running.getOrDefault(application, List.of());
        var after = new ArrayList<Container>();
        for (var service : SERVICES) {
            var key = service.toUpperCase(Locale.ROOT);
            var replicas = Integer.parseInt(value(env, key + "_REPLICAS", "1")) - missing;
            for (var number = 1; number <= replicas; number++) {
                var wanted = new Container(
                        "%012x".formatted(++numbers),
                        "%s-%s-%d".formatted(application, service, number),
                        service,
                        value(env, key + "_IMAGE_TAG", "none"),
                        value(env, "IAC_CONFIG_HASH", "none"),
                        ill.contains(service) ? "unhealthy" : "healthy");
                after.add(before.stream()
                        .filter(one -> stays(one, wanted))
                        .findFirst()
                        .orElse(wanted));
            }
        }
        running.put(application, after);
    }

    private boolean stays(Container one, Container wanted) {
        return one.name().equals(wanted.name())
                && (stuck.contains(one.service())
                        || (one.tag().equals(wanted.tag()) && one.hash().equals(wanted.hash())));
    }

    synchronized Optional<JsonNode> listed(String application) {
        if (!told) {
            return Optional.empty();
        }
        var answer = JSON.createArrayNode();
        running.getOrDefault(application, List.of())
                .forEach(one -> answer.addObject()
                        .put("containerId", one.id())
                        .put("name", one.name())
                        .put("state", "running"));
        answer.addObject().put("name", application + "-statement-99").put("state", "exited");
        return Optional.of(answer);
    }

    /** What docker inspect tells of a container, the secrets of its environment too. */
    synchronized Optional<JsonNode> inspected(String id) {
        return running.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(one -> {
                    var answer = JSON.createObjectNode();
                    answer.putObject("Config")
                            .put("Image", "ghcr.io/tan/finance_report-" + one.service() + ":" + one.tag())
                            .putArray("Env")
                            .add("JWT_SECRET=s3cret-of-the-tokens==");
                    answer.putObject("State").putObject("Health").put("Status", one.health());
                    return answer;
                });
    }

    private static String value(String env, String key, String otherwise) {
        return env.lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1).replaceFirst(" #.*", ""))
                .reduce(otherwise, (first, last) -> last);
    }
}
