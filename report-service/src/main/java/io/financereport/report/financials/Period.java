package io.financereport.report.financials;

import java.time.LocalDate;

/** Days from one to another, both included. */
public record Period(LocalDate from, LocalDate to) {
    public Period {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("A period from " + from + " to " + to + " ends before it starts");
        }
    }

    public LocalDate dayBefore() {
        return from.minusDays(1);
    }
}
