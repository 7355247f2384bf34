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
    /** What the bank said of a transaction, by its account and id; of others with the same id by what else tells them from it. */
    private final Map<String, String> seen = new HashMap<>();

    private final Tally repeated = new Tally();
    private final Tally alike = new Tally();

    /** Whether it is an earlier one again. One that differs from it in its words only is another one, which is said. */
    boolean holds(OfxTransaction transaction, String account) {
        var id = transaction.id();
        if (id == null) {
            return false;
        }
        var key = account + '\u0000' + id;
        var all = transaction.all();
        var before = seen.putIfAbsent(key, all);
        if (before != null && !before.startsWith(transaction.identity())) {
            key = key + '\u0000' + transaction.identity();
            before = seen.putIfAbsent(key, all);
        }
        if (before == null) {
            return false;
        } else if (before.equals(all) || seen.putIfAbsent(key + '\u0000' + all, all) != null) {
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
