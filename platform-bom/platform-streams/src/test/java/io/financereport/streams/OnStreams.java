package io.financereport.streams;

import io.financereport.test.OnRealParts;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test of a service that consumes its own events, on parts that each test finds empty; it starts the replicas it needs. */
interface OnStreams extends OnRealParts {
    StreamParts parts();

    Replicas replicas();

    @Override
    default String service() {
        return "statement";
    }

    @Override
    default Map<String, String> getProperties() {
        return parts().properties(settings());
    }

    @BeforeEach
    default void nothing_has_happened() {
        parts().reset();
    }

    @AfterEach
    default void nobody_goes_on() {
        replicas().close();
    }
}
