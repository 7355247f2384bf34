package io.financereport.statement.reading.pdf;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A row under one way to read its table.
 */
record RowReading(PdfRow row, BigDecimal amount, @Nullable BigDecimal balance, String description) {}
