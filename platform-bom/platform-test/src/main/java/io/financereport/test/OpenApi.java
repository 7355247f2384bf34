package io.financereport.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Holds the OpenAPI that is made from a service's code to the committed one. The code's is 3.0 and the committed one 3.1: they
 * differ in how they say that something may be null.
 */
public final class OpenApi {
    private OpenApi() {}

    /**
     * With {@code -Dgolden.update} the committed file becomes what the code says, and the difference shows in review.
     *
     * @param service such as {@code report}
     * @throws AssertionError when they differ
     */
    public static void requireCommitted(String service) {
        var committed = Path.of(
                System.getProperty("repository.root", ".."),
                "platform-bom/platform-contracts/openapi",
                service + ".yaml");
        var made = version31(read("META-INF/swagger/" + service + "-service.yml"));
        try {
            if (System.getProperty("golden.update") != null) {
                Files.createDirectories(committed.getParent());
                Files.writeString(committed, made);
            } else if (!Files.exists(committed) || !Files.readString(committed).equals(made)) {
                throw new AssertionError("openapi/" + service
                        + ".yaml is not what the code says; run this test with -Dgolden.update and look at the"
                        + " difference");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What main classes say: a test source in a package of controllers makes a partial file of the same name. */
    private static String read(String resource) {
        try {
            for (var found : Collections.list(OpenApi.class.getClassLoader().getResources(resource))) {
                if (!found.getPath().contains("/test-classes/")) {
                    try (var file = found.openStream()) {
                        return new String(file.readAllBytes(), StandardCharsets.UTF_8);
                    }
                }
            }
            throw new IllegalArgumentException(resource + " is not on the class path");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String version31(String version30) {
        Map<String, Object> api = new Yaml(new SafeConstructor(new LoaderOptions())).load(version30);
        api.put("openapi", "3.1.0");
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setWidth(120);
        return new Yaml(new Representer(options), options).dump(converted(api));
    }

    private static @Nullable Object converted(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> convertedMap(map);
            case List<?> list -> list.stream().map(OpenApi::converted).toList();
            case null -> null;
            default -> value;
        };
    }

    private static Map<String, @Nullable Object> convertedMap(Map<?, ?> map) {
        var converted = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> converted.put(String.valueOf(key), converted(value)));
        if (Boolean.TRUE.equals(converted.get("nullable"))) {
            converted.remove("nullable");
            orNull(converted);
        }
        return converted;
    }

    private static void orNull(Map<String, @Nullable Object> schema) {
        if (schema.get("type") instanceof String type) {
            schema.replace("type", List.of(type, "null"));
        } else if (schema.remove("allOf") instanceof List<?> all) {
            var any = new ArrayList<@Nullable Object>(all);
            any.add(Map.of("type", "null"));
            schema.put("anyOf", any);
        }
    }
}
