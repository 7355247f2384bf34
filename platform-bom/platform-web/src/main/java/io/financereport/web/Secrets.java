package io.financereport.web;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.env.Environment;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Refuses to start with a secret that everybody knows, anywhere but in development and in tests. A service's {@code
 * application.yml} names its further secrets under {@code own-secrets} (must be set) and {@code own-secrets-if-any}.
 */
@Context
final class Secrets {
    private static final List<String> CARELESS = List.of("development", "test");
    private static final String KNOWN_TO_ALL = "development-only";
    private static final int CHARACTERS_MIN = 12;

    Secrets(@Value("${environment}") String environment, Environment configuration) {
        if (!CARELESS.contains(environment)) {
            var weak = new TreeMap<String, String>();
            for (var must : List.of("own-secrets", "own-secrets-if-any")) {
                configuration.getProperties(must).forEach((name, property) -> {
                    var value = configuration
                            .getProperty(property.toString(), String.class)
                            .orElse("");
                    var missing = value.isEmpty() && must.equals("own-secrets-if-any");
                    if (!missing && (value.length() < CHARACTERS_MIN || value.startsWith(KNOWN_TO_ALL))) {
                        weak.put(property.toString(), setBy(name));
                    }
                });
            }
            if (!weak.isEmpty()) {
                throw new IllegalStateException("In " + environment + " each secret must be your own, of at least "
                        + CHARACTERS_MIN + " characters; set " + weak);
            }
        }
    }

    /** The environment variable that a name such as {@code service-token-secret} stands for. */
    private static String setBy(String name) {
        return name.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
