package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.csv.KnownLayouts.Known;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.UUID;

/** Reads a file anew with the layout that it showed itself. */
public final class KnownLayoutReading {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    private KnownLayoutReading() {}

    /**
     * Nothing may become different, neither in the rows nor in the layout, and a sample has to give its golden rows.
     *
     * @return whether the file is read at all
     */
    public static boolean requireSame(byte[] file, String currency) {
        var hints = new ReadingHints(Currency.getInstance(currency), null);
        var first = ReadFile.with(hints, file);
        if (!(first.reading() instanceof Reading.Read read)) {
            return false;
        }
        var known = read.tables().stream()
                .map(table -> new Known(new UUID(0, 1), 1, "x", true, table.layout()))
                .toList();

        var again = ReadFile.with(hints.with(new KnownLayouts(known)), file);

        assertThat(again.rows()).isEqualTo(first.rows());
        assertThat(((Reading.Read) again.reading()).tables())
                .extracting(TableRead::layout)
                .containsExactlyElementsOf(
                        read.tables().stream().map(TableRead::layout).toList());
        for (TableRead table : read.tables()) {
            var sample = table.sample();
            if (sample != null) {
                assertThat(sample.read(table.layout(), CLOCK)).isEqualTo(new TableSample.Outcome.Read(sample.rows()));
            }
        }
        return !known.isEmpty();
    }
}
