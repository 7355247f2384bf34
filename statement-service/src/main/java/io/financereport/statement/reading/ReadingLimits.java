package io.financereport.statement.reading;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Bounds of one reading: how many rows, and until when. A file beyond them is refused as a whole.
 *
 * @param rowsMax rows of all accounts together
 * @param until when the reading must be done
 */
public record ReadingLimits(int rowsMax, Instant until, Clock clock) {
    public static ReadingLimits of(int rowsMax, Duration readingMax, Clock clock) {
        return new ReadingLimits(rowsMax, clock.instant().plus(readingMax), clock);
    }

    /** The day on which the file is read, in UTC. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * @throws Refusal when so many rows are too many, or the time is up
     */
    public void check(long rows, long line) {
        if (rows > rowsMax) {
            throw new Refusal(ReadingCode.TOO_MANY_ROWS, "A file has at most " + rowsMax + " rows; split it.", line);
        }
        if (clock.instant().isAfter(until)) {
            throw new Refusal(ReadingCode.READING_TOOK_TOO_LONG, "The file was not read in time; split it.", line);
        }
    }
}
