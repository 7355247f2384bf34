package io.financereport.web;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Gives every service the same defaults ({@code platform.yml}), below its own {@code application.yml}. Services find one another
 * by configured addresses, or through Consul where {@code CONSUL_HOST} is set.
 */
@ContextConfigurer
public final class PlatformDefaults implements ApplicationContextConfigurer {
    private static final String FILE = "platform.yml";
    private static final int BELOW_APPLICATION_YML = YamlPropertySourceLoader.DEFAULT_POSITION - 100;

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.propertySources(PropertySource.of("platform", defaults(), BELOW_APPLICATION_YML));
        builder.defaultEnvironments(System.getenv("CONSUL_HOST") == null ? "static" : "consul");
    }

    private static Map<String, Object> defaults() {
        try (var file = PlatformDefaults.class.getClassLoader().getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from platform-web");
            }
            return new YamlPropertySourceLoader().read(FILE, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
