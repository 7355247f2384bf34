package io.financereport.gateway.ping;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param updatedAt nothing until somebody toggles for the first time */
@MappedEntity("ping")
record PingRow(@Id String state, long toggleCount, @Nullable Instant updatedAt) {}
