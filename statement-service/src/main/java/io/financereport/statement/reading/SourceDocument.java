package io.financereport.statement.reading;

import java.io.IOException;
import java.io.InputStream;

/** The original bytes, which a reader may go through more than once. */
public interface SourceDocument {
    /** A new stream from the first byte; the caller closes it. */
    InputStream open() throws IOException;
}
