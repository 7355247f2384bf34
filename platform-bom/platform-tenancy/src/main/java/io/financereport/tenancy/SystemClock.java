package io.financereport.tenancy;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one place that asks the wall clock. Tests give a clock of their own. */
@Factory
final class SystemClock {
    @Singleton
    @Secondary
    Clock clock() {
        return Clock.systemUTC();
    }
}
