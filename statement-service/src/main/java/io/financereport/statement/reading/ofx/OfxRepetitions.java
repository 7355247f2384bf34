package io.financereport.statement.reading.ofx;

import com.carrotsearch.hppc.LongLongHashMap;
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

    private final OfxFingerprints prints = new OfxFingerprints();

    /**
     * What the bank said of a transaction, by its account and id; of others with the same id by what else tells them from it. Sixteen
     * bytes each, so that a million rows need 32 MiB; that two different ones look alike there by chance has less than one chance in
     * 10^18, as key and value have to agree.
     */
    private final LongLongHashMap seen = new LongLongHashMap();

    private final Tally repeated = new Tally();
    private final Tally alike = new Tally();

    /** Whether it is an earlier one again. One that differs from it in its words only is another one, which is said. */
    boolean holds(OfxTransaction transaction, String account) {
        var id = transaction.id();
        if (id == null) {
            return false;
        }
        var identity = transaction.identity(prints);
        var all = transaction.all(prints, identity);
        var said = (identity & IDENTITY_BITS) | (all & ~IDENTITY_BITS);
        var key = prints.of(prints.of(account), id);
        var place = seen.indexOf(key);
        if (seen.indexExists(place) && (seen.indexGet(place) & IDENTITY_BITS) != (said & IDENTITY_BITS)) {
            key = prints.of(key, identity);
            place = seen.indexOf(key);
        }
        if (!seen.indexExists(place)) {
            seen.indexInsert(place, key, said);
            return false;
        } else if (seen.indexGet(place) == said || !seen.putIfAbsent(prints.of(key, all), said)) {
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
