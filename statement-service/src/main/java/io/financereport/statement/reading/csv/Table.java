package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of fields, whatever file they stand in. Can be gone through more than once. */
public interface Table {
    Format format();

    /** What may part the fields of a record; any one character where the file parts them itself. */
    char[] separators();

    /** What is to be said of the file before its records are looked at. */
    List<ReadingProblem> problems();

    /**
     * A new pass from the first record; the caller closes it.
     *
     * @param separator one of {@link #separators}
     * @throws IOException when the bytes cannot be had
     */
    Records open(char separator) throws IOException;

    /** One pass. */
    interface Records extends AutoCloseable {
        /**
         * The next record, or null at the end.
         *
         * @throws IOException when the bytes cannot be had
         * @throws Refusal when the record cannot be read
         */
        @Nullable
        CsvRecord next() throws IOException;

        @Override
        void close() throws IOException;
    }
}
