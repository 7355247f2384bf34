package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Tally;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rows whose status is none that is known, in a column where others have one that is: they are taken as booked, and a person looks.
 * A column of which no word is known says nothing of the kind, and a single unknown word beside those of rows that are not booked is
 * the bank's for booked ones.
 */
final class UnknownStatus {
    /** So many words are no states but texts. */
    private static final int WORDS_MAX = 8;

    private final int column;
    private final Set<String> unknown = new HashSet<>();
    private final Set<String> booked = new HashSet<>();
    private final Tally rows = new Tally();
    private boolean isOtherNamed;

    UnknownStatus(int column) {
        this.column = column;
    }

    /** Takes a row that counts as booked. */
    void learn(CsvRecord row) {
        var words = row.field(column);
        if (words.isEmpty() || words.codePoints().noneMatch(Character::isLetter)) {
            return;
        }
        if (booked.contains(words)) {
            return;
        } else if (RowStatus.of(words) == RowStatus.BOOKED) {
            booked.add(words);
        } else if (unknown.size() <= WORDS_MAX) {
            unknown.add(words);
            rows.add(row.line());
        }
    }

    /** Takes a line that does not. */
    void learnOther(CsvRecord line) {
        var words = line.field(column);
        var status = RowStatus.of(words);
        isOtherNamed |= status == RowStatus.EXPECTED || status == RowStatus.CAME_TO_NOTHING;
    }

    List<ReadingProblem> remarks() {
        var isOdd = (!booked.isEmpty() && !unknown.isEmpty()) || (isOtherNamed && unknown.size() > 1);
        return isOdd && unknown.size() <= WORDS_MAX
                ? rows.problems(
                        ReadingCode.STATUS_UNKNOWN,
                        "rows, the first of them here, have a status that nobody knows, beside others that are known:"
                                + " they are taken as booked. Look whether they are.")
                : List.of();
    }
}
