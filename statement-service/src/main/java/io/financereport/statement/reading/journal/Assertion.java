package io.financereport.statement.reading.journal;

import io.financereport.money.Money;
import java.time.LocalDate;

/** A balance that the journal asserts: of all rows up to a moment. */
record Assertion(Moment at, Money balance, long line) {
    /**
     * A place in the order in which balances are counted: by day, then by the order of the file.
     *
     * @param place of a posting in the file, counted from 1; 0 before all postings of the day
     */
    record Moment(LocalDate on, int place) implements Comparable<Moment> {
        @Override
        public int compareTo(Moment other) {
            var byDay = on.compareTo(other.on);
            return byDay == 0 ? Integer.compare(place, other.place) : byDay;
        }
    }

    /** A statement of beancount that what is missing for the next assertion is booked on a day. */
    record Pad(LocalDate on, String from, long line, long start, long end) {}
}
