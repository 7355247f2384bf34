package io.financereport.statement.reading;

import java.util.List;

/** Counts what is not read as a booked row, so that nothing is dropped silently. */
public final class Tally {
    private int count;
    private long firstLine;

    public void add(long line) {
        firstLine = count++ == 0 ? line : firstLine;
    }

    public int count() {
        return count;
    }

    public long firstLine() {
        return firstLine;
    }

    /**
     * The finding with the number before the words and the place of the first, none when there is nothing to count.
     *
     * @param words what goes on after the number
     */
    public List<ReadingProblem> problems(ReadingCode code, String words) {
        return count == 0 ? List.of() : List.of(ReadingProblem.at(code, count + " " + words, firstLine));
    }
}
