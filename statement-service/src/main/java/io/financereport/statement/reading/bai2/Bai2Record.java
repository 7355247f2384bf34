package io.financereport.statement.reading.bai2;

import java.util.List;

/**
 * A record with its continuations (88).
 *
 * @param parts at least one
 */
record Bai2Record(List<Bai2Part> parts) {
    Bai2Record {
        parts = List.copyOf(parts);
    }

    int code() {
        return parts.getFirst().code();
    }

    Bai2Fields fields() {
        return new Bai2Fields(parts);
    }

    /** How many records of the file it counts as. */
    int physicalRecords() {
        return (int)
                parts.stream().filter(part -> part.code() != Bai2Part.NO_CODE).count();
    }

    long from() {
        return parts.getFirst().from();
    }

    long to() {
        return parts.getLast().to();
    }

    long line() {
        return parts.getFirst().line();
    }
}
