package io.financereport.statement.reading;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a person or the workspace adds to a file.
 *
 * @param currency of amounts whose currency the file does not say
 * @param dateOrder a person's answer where the file leaves it open
 */
public record ReadingHints(Currency currency, @Nullable DateOrder dateOrder) {}
