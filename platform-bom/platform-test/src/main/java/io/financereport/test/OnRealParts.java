package io.financereport.test;

import io.micronaut.test.support.TestPropertyProvider;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/**
 * A {@code @MicronautTest @TestInstance(PER_CLASS)} class that implements this runs its service on a PostgreSQL database and a
 * Redis of its own, both real.
 */
@Tag("real-parts")
public interface OnRealParts extends TestPropertyProvider {
    /** Which service, such as {@code statement}. */
    String service();

    /** Further configuration of this test. */
    default Map<String, String> settings() {
        return Map.of();
    }

    @Override
    default Map<String, String> getProperties() {
        var properties = RealParts.properties(service(), RealParts.postgres().newDatabase(), Redis.start());
        properties.putAll(settings());
        return properties;
    }
}
