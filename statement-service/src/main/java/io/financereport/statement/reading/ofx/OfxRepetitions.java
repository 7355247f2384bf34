package io.financereport.statement.reading.ofx;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Tally;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that a file repeats. OFX 2.2, section 3.2.3, gives an id to one transaction of an account only, in whichever
 * statement it stands; banks are seen to give it to several.
 */
final class OfxRepetitions {
    /** The half of the bits of a transaction that tell what identifies it; the other half tell all that was said of it. */
    private static final long IDENTITY_BITS = 0xFFFF_FFFF_0000_0000L;

    /** What the bank said of a transaction, by its account and id; of others with the same id by what else tells them from it. */
    private final OfxFingerprints seen = new OfxFingerprints();

    private final Tally repeated = new Tally();
    private final Tally alike = new Tally();

    /** Whether it is an earlier one again. One that differs from it in its words only is another one, which is said. */
    boolean holds(OfxTransaction transaction, String account) {
        var id = transaction.id();
        if (id == null) {
            return false;
        }
        var identity = transaction.identity(seen);
        var all = transaction.all(seen, identity);
        var said = OfxFingerprints.someValue((identity & IDENTITY_BITS) | (all & ~IDENTITY_BITS));
        var key = seen.of(seen.of(account), id);
        var before = seen.putIfAbsent(key, said);
        if (before != OfxFingerprints.NONE && (before & IDENTITY_BITS) != (said & IDENTITY_BITS)) {
            key = seen.of(key, identity);
            before = seen.putIfAbsent(key, said);
        }
        if (before == OfxFingerprints.NONE) {
            return false;
        } else if (before == said || seen.putIfAbsent(seen.of(key, all), said) != OfxFingerprints.NONE) {
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
