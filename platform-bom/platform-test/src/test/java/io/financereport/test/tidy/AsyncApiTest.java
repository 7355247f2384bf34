package io.financereport.test.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.Contracts;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** {@code asyncapi.yaml} says who sends and who receives which event; here the schemas and the code are asked as well. */
class AsyncApiTest {
    private static final String CONTRACTS = "platform-bom/platform-contracts/";
    private static final String SCHEMA = ".schema.json";
    private static final Pattern TYPE = Pattern.compile("\"([a-z-]+(?:\\.[a-z-]+)+\\.v[0-9]+)\"");

    private final Repository repository = Repository.read();
    private final Map<String, Object> document = document();

    @Test
    void each_event_schema_is_a_message_of_one_stream_and_has_a_valid_example() {
        var types = types();
        assertThat(types).isNotEmpty();

        assertThat(mapping(at(document, "components"), "messages").keySet()).containsExactlyInAnyOrderElementsOf(types);
        assertThat(mapping(document, "channels").keySet().stream().flatMap(channel -> sent(channel).stream()))
                .containsExactlyInAnyOrderElementsOf(types);
        for (String type : types) {
            Contracts.requireValid(type, Contracts.example(type));
        }
    }

    @Test
    void a_message_is_the_envelope_with_the_data_that_its_name_says() {
        mapping(at(document, "components"), "messages").forEach((type, message) -> {
            assertThat(at(message, "name")).isEqualTo(type);
            assertThat(at(message, "payload"))
                    .isEqualTo(Map.of(
                            "allOf",
                            List.of(
                                    Map.of("$ref", "events/event" + SCHEMA),
                                    Map.of("properties", Map.of("data", Map.of("$ref", "events/" + type + SCHEMA))))));
        });
    }

    @Test
    void each_reference_leads_somewhere() {
        var references = references(document).toList();

        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#/")) {
                Object node = document;
                for (String step : reference.substring(2).split("/")) {
                    node = at(node, step);
                }
            } else {
                assertThat(repository.path(CONTRACTS + reference)).as(reference).matches(Files::isRegularFile);
            }
        });
    }

    @Test
    void a_service_names_the_types_that_it_sends_or_receives_and_no_others() {
        for (String service : List.of("gateway", "statement", "reconciliation", "report")) {
            var told = new TreeSet<>(received(service));
            if (mapping(document, "channels").containsKey(service)) {
                told.addAll(sent(service));
            }
            assertThat(named(service)).as(service).isEqualTo(told);
        }
    }

    @Test
    void a_stream_is_called_after_its_service() {
        mapping(document, "channels")
                .forEach((service, channel) ->
                        assertThat(at(channel, "address")).isEqualTo("fr." + service + ".events"));
    }

    private Set<String> types() {
        var folder = CONTRACTS + "events/";
        return repository
                .where(source -> source.path().startsWith(folder)
                        && source.path().endsWith(SCHEMA)
                        && !source.name().equals("event" + SCHEMA))
                .stream()
                .map(source -> source.name().substring(0, source.name().length() - SCHEMA.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> sent(String channel) {
        return mapping(at(at(document, "channels"), channel), "messages").keySet();
    }

    private Set<String> received(String service) {
        var received = new TreeSet<String>();
        mapping(document, "operations").forEach((name, operation) -> {
            if (name.startsWith(service + "Receives")) {
                references(at(operation, "messages"))
                        .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                        .forEach(received::add);
            }
        });
        return received;
    }

    private Set<String> named(String service) {
        return repository
                .where(source -> source.isMainJava() && source.path().startsWith(service + "-service/"))
                .stream()
                .flatMap(source -> TYPE.matcher(source.text()).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, Object> document() {
        return new Yaml().load(repository.text(CONTRACTS + "asyncapi.yaml"));
    }

    private static Map<String, Object> mapping(Object node, String name) {
        var result = new TreeMap<String, Object>();
        ((Map<?, ?>) at(node, name)).forEach((key, value) -> result.put(String.valueOf(key), value));
        return result;
    }

    private static Object at(Object node, String name) {
        assertThat(node).asInstanceOf(InstanceOfAssertFactories.MAP).containsKey(name);
        return Objects.requireNonNull(((Map<?, ?>) node).get(name), name);
    }

    private static Stream<String> references(Object node) {
        return switch (node) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .flatMap(entry -> entry.getKey().equals("$ref")
                                ? Stream.of(String.valueOf(entry.getValue()))
                                : references(entry.getValue()));
            case List<?> list -> list.stream().flatMap(AsyncApiTest::references);
            default -> Stream.of();
        };
    }
}
