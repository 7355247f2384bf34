package io.financereport.statement.reading;

/** Takes the rows of a file one by one, in the order of the file. */
@FunctionalInterface
public interface RowSink {
    void accept(RowRead row);
}
