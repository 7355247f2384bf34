/**
 * The reader of QIF (Quicken Interchange Format) as finance programs and banks write it:
 * {@link io.financereport.statement.reading.qif.QifReader} goes through the records twice, first to learn how the file as a
 * whole writes dates and amounts, then to emit the rows. It must not know what becomes of them.
 */
@NullMarked
package io.financereport.statement.reading.qif;

import org.jspecify.annotations.NullMarked;
