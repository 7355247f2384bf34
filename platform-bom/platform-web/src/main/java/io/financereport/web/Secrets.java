package io.financereport.web;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.env.Environment;
import java.util.Map;
import java.util.TreeMap;

/** Refuses to start with a secret that everybody knows, anywhere but in development and in tests. */
@Context
final class Secrets {
    private static final String KNOWN_TO_ALL = "development-only";
    private static final int CHARACTERS_MIN = 12;

    Secrets(@Value("${environment}") String environment, Environment configuration) {
        if (!environment.equals("development") && !environment.equals("test")) {
            var weak = new TreeMap<String, String>();
            for (var key : Map.of(
                            "database.owner-password", "<SERVICE>_DB_OWNER_PASSWORD",
                            "database.app-password", "<SERVICE>_DB_APP_PASSWORD",
                            "tokens.service-secret", "SERVICE_TOKEN_SECRET")
                    .entrySet()) {
                var value =
                        configuration.getProperty(key.getKey(), String.class).orElse("");
                if (value.length() < CHARACTERS_MIN || value.startsWith(KNOWN_TO_ALL)) {
                    weak.put(key.getKey(), key.getValue());
                }
            }
            if (!weak.isEmpty()) {
                throw new IllegalStateException("In " + environment + " each secret must be your own, of at least "
                        + CHARACTERS_MIN + " characters; set " + weak);
            }
        }
    }
}
