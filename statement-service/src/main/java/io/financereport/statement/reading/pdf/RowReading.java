package io.financereport.statement.reading.pdf;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A row under one way to read its table.
 *
 * @param dated the row whose day it has: itself, or the one above that prints it
 */
record RowReading(
        PdfRow row,
        PdfRow dated,
        BigDecimal amount,
        @Nullable BigDecimal balance,
        String description) {}
