package io.financereport.statement.doctor;

import io.financereport.money.Money;
import io.financereport.statement.doctor.Chain.Break;
import io.financereport.statement.doctor.Correction.AmountReplaced;
import io.financereport.statement.doctor.Correction.RowLeftOut;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What may explain one break of a chain, the likeliest first: faults that fit an amount exactly before the row that may be missing. */
final class Suspects {
    private static final int PLACES_SHIFTED_MAX = 3;
    /** Longest run of rows that is looked for twice: a page. */
    private static final int ROWS_TWICE_MAX = 200;

    private final Chain chain;
    private final Currency currency;
    private final Sentences sentences;
    private final Map<SameDay, List<Integer>> alike = new HashMap<>();

    private record SameDay(LocalDate day, long amount) {}

    Suspects(Chain chain, Currency currency) {
        this.chain = chain;
        this.currency = currency;
        this.sentences = new Sentences(chain);
        for (int at = 0; at < chain.size(); at++) {
            alike.computeIfAbsent(sameDay(at), any -> new ArrayList<>()).add(at);
        }
    }

    /** At most so many; a row that may be missing is always one of them. */
    List<Finding> of(Break place, int max) {
        var ofAmount = new HashMap<Long, List<Integer>>();
        for (int at = place.from(); at < place.to(); at++) {
            ofAmount.computeIfAbsent(chain.amount(at), any -> new ArrayList<>()).add(at);
        }
        var likely = new ArrayList<Finding>();
        twice(place, ofAmount, likely);
        flipped(place, ofAmount, likely);
        shifted(place, ofAmount, likely);
        byDigits(place, Digits.NEIGHBOURS_SWAPPED, Fault.DIGITS_TRANSPOSED, likely);
        byDigits(place, Digits.OTHERS_SWAPPED, Fault.DIGITS_TRANSPOSED, likely);
        notCounted(place, ofAmount, likely);
        var found = new ArrayList<>(likely.subList(0, Math.min(likely.size(), max - 1)));
        found.add(missing(place));
        byDigits(place, Digits.ONE_DIFFERS, Fault.DIGIT_MISREAD, found);
        return found.subList(0, Math.min(found.size(), max));
    }

    /** The row at a place is there a second time, and each of its neighbours chains without it. */
    Finding twice(int at, int first) {
        return leftOut(Fault.ROW_TWICE, List.of(at), List.of(first, at));
    }

    /** Whether an earlier or later row is the same line. Gives its place, or -1. */
    int findRepeated(int at) {
        return alike.getOrDefault(sameDay(at), List.of()).stream()
                .filter(other -> other != at && chain.link(at).repeats(chain.link(other)))
                .findFirst()
                .orElse(-1);
    }

    private void twice(Break place, Map<Long, List<Integer>> ofAmount, List<Finding> found) {
        var run = runLength(place);
        if (run > 1) {
            var again =
                    IntStream.range(place.from(), place.from() + run).boxed().toList();
            found.add(leftOut(Fault.ROW_TWICE, again, again));
        }
        LocalDate day = null;
        for (int at : ofAmount.getOrDefault(-place.difference(), List.of())) {
            var others = alike.getOrDefault(sameDay(at), List.of());
            if (others.size() > 1 && !chain.link(at).bookedOn().equals(day)) {
                day = chain.link(at).bookedOn();
                var first = others.getFirst() == at ? others.get(1) : others.getFirst();
                found.add(leftOut(Fault.ROW_TWICE, List.of(at), List.of(first, at)));
            }
        }
    }

    /** How many rows before a break come once more after it. */
    private int runLength(Break place) {
        if (place.from() >= chain.size()) {
            return 0;
        }
        var before = findRepeated(place.from());
        var length = place.from() - before;
        if (before < 0 || length < 1 || length > ROWS_TWICE_MAX || place.from() + length > chain.size()) {
            return 0;
        }
        var sum = 0L;
        for (int i = 0; i < length; i++) {
            if (!chain.link(before + i).repeats(chain.link(place.from() + i))) {
                return 0;
            }
            sum += chain.amount(before + i);
        }
        return sum == -place.difference() ? length : 0;
    }

    private void flipped(Break place, Map<Long, List<Integer>> ofAmount, List<Finding> found) {
        if (place.difference() % 2 == 0) {
            for (int at : ofAmount.getOrDefault(-place.difference() / 2, List.of())) {
                found.add(replaced(Fault.SIGN_FLIPPED, at, place));
            }
        }
    }

    private void shifted(Break place, Map<Long, List<Integer>> ofAmount, List<Finding> found) {
        var power = 1L;
        for (int places = 1; places <= PLACES_SHIFTED_MAX; places++) {
            power *= 10;
            if (place.difference() % (power - 1) == 0) {
                var tooSmall = place.difference() / (power - 1);
                addShifted(place, ofAmount.getOrDefault(tooSmall, List.of()), found);
                if (Math.abs(tooSmall) <= Long.MAX_VALUE / power) {
                    addShifted(place, ofAmount.getOrDefault(-tooSmall * power, List.of()), found);
                }
            }
        }
    }

    private void addShifted(Break place, List<Integer> places, List<Finding> found) {
        places.forEach(at -> found.add(replaced(Fault.DECIMAL_SHIFTED, at, place)));
    }

    private void byDigits(Break place, Digits wanted, Fault fault, List<Finding> found) {
        if (fault == Fault.DIGITS_TRANSPOSED && place.difference() % 9 != 0) {
            return;
        }
        for (int at = place.from(); at < place.to(); at++) {
            var read = chain.amount(at);
            if (Digits.compare(read, read + place.difference()) == wanted) {
                found.add(replaced(fault, at, place));
            }
        }
    }

    private void notCounted(Break place, Map<Long, List<Integer>> ofAmount, List<Finding> found) {
        for (int at : ofAmount.getOrDefault(-place.difference(), List.of())) {
            if (alike.getOrDefault(sameDay(at), List.of()).size() == 1) {
                found.add(leftOut(Fault.ROW_NOT_COUNTED, List.of(at), List.of(at)));
            }
        }
    }

    private Finding missing(Break place) {
        var amount = Money.ofMinorUnits(place.difference(), currency);
        var before = chain.closesByRow(place) ? place.to() - 1 : place.to();
        var around = new ArrayList<Integer>();
        if (place.from() > 0) {
            around.add(chain.link(place.from() - 1).ordinal());
        }
        if (place.to() > place.from() && chain.closesByRow(place)) {
            around.add(chain.link(place.to() - 1).ordinal());
        }
        return new Finding(
                Fault.ROW_MISSING,
                sentences.missing(around, amount),
                around.stream().sorted().toList(),
                null,
                amount,
                List.of(chain.added(before, place, amount)),
                false);
    }

    private Finding replaced(Fault fault, int at, Break place) {
        var link = chain.link(at);
        var expected = link.amount().plus(Money.ofMinorUnits(place.difference(), currency));
        return new Finding(
                fault,
                sentences.replaced(fault, link, expected),
                List.of(link.ordinal()),
                link.amount(),
                expected,
                List.of(new AmountReplaced(link.ordinal(), expected)),
                false);
    }

    private Finding leftOut(Fault fault, List<Integer> places, List<Integer> about) {
        var first = chain.link(places.getFirst());
        return new Finding(
                fault,
                sentences.leftOut(fault, places),
                about.stream().map(at -> chain.link(at).ordinal()).sorted().toList(),
                first.amount(),
                null,
                places.stream()
                        .<Correction>map(at -> new RowLeftOut(chain.link(at).ordinal()))
                        .toList(),
                false);
    }

    private SameDay sameDay(int at) {
        return new SameDay(chain.link(at).bookedOn(), chain.amount(at));
    }
}
