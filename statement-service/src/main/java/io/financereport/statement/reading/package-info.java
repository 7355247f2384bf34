/**
 * Reading a file by its content: {@link io.financereport.statement.reading.StatementReader} finds the format, streams the
 * rows to a {@link io.financereport.statement.reading.RowSink} with the place each came from, and answers with a
 * {@link io.financereport.statement.reading.Reading}. Pure Java: it must not know storage, workspaces or the web, and it
 * never guesses: what a file leaves open becomes a question.
 */
@NullMarked
package io.financereport.statement.reading;

import org.jspecify.annotations.NullMarked;
