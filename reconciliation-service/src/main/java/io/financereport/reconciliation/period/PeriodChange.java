package io.financereport.reconciliation.period;

import io.financereport.tenancy.UserId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A closing or a reopening of a workspace's books.
 *
 * @param number of the change, from 1 without gaps
 * @param from through which day they were closed before; null when they were not
 * @param to through which day they are closed since; null when they are not
 */
public record PeriodChange(
        long number,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        UserId by,
        Instant at,
        @Nullable String reason) {}
