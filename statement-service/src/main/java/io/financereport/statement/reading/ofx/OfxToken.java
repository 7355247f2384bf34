package io.financereport.statement.reading.ofx;

/** A tag or a text of an OFX file, and where it stands. */
record OfxToken(Kind kind, String text, long from, long to, long line) {
    enum Kind {
        OPEN,
        CLOSE,
        TEXT,
        END
    }
}
