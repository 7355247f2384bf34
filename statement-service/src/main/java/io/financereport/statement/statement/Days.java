package io.financereport.statement.statement;

import java.time.LocalDate;

/** Days from a first to a last one. */
record Days(LocalDate from, LocalDate to) {
    Days around(int days) {
        return new Days(from.minusDays(days), to.plusDays(days));
    }

    boolean has(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
