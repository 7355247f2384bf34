package io.financereport.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The settings of one start: where the repository and the JDK of the services are, and every {@link Setting}. */
final class Settings {
    private final Path root;
    private final Path jdk;
    private final Map<String, String> properties;
    private final Map<String, String> environment;

    private Settings(Path root, Path jdk, Map<String, String> properties, Map<String, String> environment) {
        this.root = root.toAbsolutePath().normalize();
        this.jdk = jdk;
        this.properties = Map.copyOf(properties);
        this.environment = Map.copyOf(environment);
    }

    /** {@code properties} win over {@code environment}; what neither names has its default. */
    static Settings of(Path root, Path jdk, Map<String, String> properties, Map<String, String> environment) {
        return new Settings(root, jdk, properties, environment);
    }

    Path root() {
        return root;
    }

    Path java() {
        return jdk.resolve("bin/java");
    }

    Path data() {
        return root.resolve(text(Setting.DATA_DIRECTORY)).normalize();
    }

    String text(Setting setting) {
        @Nullable String given = properties.get(setting.property());
        if (given == null || given.isBlank()) {
            given = environment.get(setting.name());
        }
        return given == null || given.isBlank() ? setting.byDefault() : given.strip();
    }

    boolean isOn(Setting setting) {
        return checked(setting, "true or false", text -> text.equals("true") || text.equals("false"))
                .equals("true");
    }

    int number(Setting setting, int min, int max) {
        return Integer.parseInt(checked(
                setting,
                "a number from " + min + " to " + max,
                text -> text.matches("\\d{1,6}") && Integer.parseInt(text) >= min && Integer.parseInt(text) <= max));
    }

    int port(Setting setting) {
        return number(setting, 1, 65_535);
    }

    private String checked(Setting setting, String expected, Predicate<String> check) {
        var text = text(setting);
        if (check.test(text)) {
            return text;
        } else {
            throw new StartFailure("-D%s is '%s', but must be %s.".formatted(setting.property(), text, expected));
        }
    }
}
