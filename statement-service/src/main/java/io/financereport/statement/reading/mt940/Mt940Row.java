package io.financereport.statement.reading.mt940;

import java.util.ArrayList;
import java.util.List;

/** A {@code :61:} and what follows it, until the next one. */
final class Mt940Row {
    private final Mt940Field field;
    private final Mt940Entry entry;
    private final List<Mt940Details> details = new ArrayList<>(1);
    private long to;

    Mt940Row(Mt940Field field, Mt940Entry entry) {
        this.field = field;
        this.entry = entry;
        this.to = field.to();
    }

    /** Takes details; under a wrong tag they are details all the same. */
    void add(Mt940Field more) {
        details.add(
                more.tag().equals("NS") ? Mt940Details.ofNumberedLines(more.lines()) : Mt940Details.of(more.lines()));
        to = more.to();
    }

    Mt940Entry entry() {
        return entry;
    }

    Mt940Details details() {
        return details.isEmpty() ? Mt940Details.of(List.of("")) : Mt940Details.ofAll(details);
    }

    long from() {
        return field.from();
    }

    long to() {
        return to;
    }

    long line() {
        return field.line();
    }
}
