package io.financereport.statement.extraction;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON that a model is asked for; the instruction describes it in words. Nothing in it is believed before it is checked. */
@Serdeable
record Proposal(@Nullable List<Account> accounts) {
    /**
     * @param kind {@code asset}, or {@code liability} for a card or a loan
     * @param opening balance before the first row, and {@code closing} after the last, with the lines where they stand
     */
    @Serdeable
    record Account(
            @Nullable String identifier,
            @Nullable String currency,
            @Nullable String kind,
            @Nullable Figure opening,
            @Nullable Figure closing,
            @Nullable List<Row> rows) {}

    /** A balance; the amount is a decimal with a point and no grouping. */
    @Serdeable
    record Figure(@Nullable String amount, @Nullable Integer line) {}

    /**
     * @param line the first line of the row, counted from 1, and {@code lastLine} its last
     * @param date the booking day as YYYY-MM-DD
     * @param amount plus for money in
     * @param balance of the account after it, where the file prints one
     */
    @Serdeable
    record Row(
            @Nullable Integer line,
            @Nullable Integer lastLine,
            @Nullable String date,
            @Nullable String amount,
            @Nullable String description,
            @Nullable String balance) {}
}
