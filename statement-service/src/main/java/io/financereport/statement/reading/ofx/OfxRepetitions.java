package io.financereport.statement.reading.ofx;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows that a file repeats. OFX 2.2, section 3.2.3, gives an id to one transaction of an account only, in whichever
 * statement it stands; banks are seen to give it to several.
 */
final class OfxRepetitions {
    /** What else the bank said of a transaction, by what tells it from others. */
    private final Map<String, String> seen = new HashMap<>();

    private final Tally repeated = new Tally();
    private final Tally alike = new Tally();

    /** Whether it is an earlier one again. One that differs from it in its words only is another one, which is said. */
    boolean holds(OfxTransaction transaction, String account) {
        if (!transaction.hasId()) {
            return false;
        }
        var identity = account + '\u0000' + transaction.identity();
        var rest = transaction.rest();
        var before = seen.putIfAbsent(identity, rest);
        if (before == null) {
            return false;
        } else if (before.equals(rest) || seen.putIfAbsent(identity + '\u0000' + rest, rest) != null) {
            repeated.add(transaction.line());
            return true;
        } else {
            alike.add(transaction.line());
            return false;
        }
    }

    List<ReadingProblem> problems() {
        var problems = new ArrayList<>(repeated.problems(
                ReadingCode.ROW_REPEATED,
                "rows, the first of them here, repeat an earlier one with the same id and content, and each is"
                        + " kept once."));
        problems.addAll(alike.problems(
                ReadingCode.ROW_REPEATED,
                "rows, the first of them here, have id, day and amount of an earlier one and other words, and each is"
                        + " kept: look whether it is the same payment."));
        return problems;
    }
}
