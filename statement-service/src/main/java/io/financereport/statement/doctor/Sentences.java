package io.financereport.statement.doctor;

import io.financereport.money.Money;
import java.util.List;
import java.util.stream.Collectors;

/** Findings in words. */
final class Sentences {
    private final Chain chain;

    Sentences(Chain chain) {
        this.chain = chain;
    }

    String missing(List<Integer> around, Money amount) {
        var place = switch (around.size()) {
            case 2 ->
                "Between rows " + Math.min(around.getFirst(), around.getLast()) + " and "
                        + Math.max(around.getFirst(), around.getLast());
            case 1 -> "Next to row " + around.getFirst();
            default -> "Somewhere in the statement";
        };
        return place + " a row of " + amount + " is missing; with it " + agree() + ".";
    }

    String replaced(Fault fault, ChainLink link, Money expected) {
        var what = switch (fault) {
            case SIGN_FLIPPED -> "has the wrong sign";
            case DECIMAL_SHIFTED -> "has its decimal point in the wrong place";
            case DIGITS_TRANSPOSED -> "has two digits in each other's place";
            default -> "has one wrong digit";
        };
        return row(link) + link.amount() + " " + what + "; with " + expected + " " + agree() + ".";
    }

    String leftOut(Fault fault, List<Integer> places) {
        var first = chain.link(places.getFirst());
        if (places.size() > 1) {
            var ordinals =
                    places.stream().map(at -> chain.link(at).ordinal()).sorted().toList();
            return "Rows " + ordinals.getFirst() + " to " + ordinals.getLast()
                    + " are there twice; without the second ones " + agree() + ".";
        }
        return fault == Fault.ROW_TWICE
                ? row(first) + first.amount() + " is there twice; without the second one " + agree() + "."
                : row(first) + first.amount() + " moves no balance; without it " + agree() + ".";
    }

    String balance(ChainLink link, Money printed, Money expected) {
        return row(link) + "the balance beside it is " + printed + " and should be " + expected
                + "; the rows before and after it agree on that.";
    }

    String unexplained(Money difference, int ordinal) {
        return "At row " + ordinal + " the balances are out by " + difference + ".";
    }

    static String several(List<Finding> findings) {
        return findings.stream().map(Finding::sentence).collect(Collectors.joining(" "));
    }

    private static String row(ChainLink link) {
        return "Row " + link.ordinal() + " of " + link.bookedOn() + ": ";
    }

    private String agree() {
        if (chain.breaks().size() > 1) {
            return "this part of the balances chains";
        }
        return chain.isRunning() ? "the balances chain" : "the statement adds up";
    }
}
