package io.financereport.statement.reading.journal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How lines of hledger are cut. */
final class HledgerText {
    private static final Pattern LOT = Pattern.compile("\\{[^}]*\\}?\\}|\\[[^\\]]*\\]|\\([^)]*\\)$");
    private static final Pattern GAP = Pattern.compile(" {2}|\\t");
    private static final Pattern STATUS = Pattern.compile("[*!]\\s*");
    private static final Pattern COST_MARKS = Pattern.compile("[{}=@\\s]");
    private static final Pattern DATE_TAG = Pattern.compile("(?:^|[\\s,;])date:\\s*([\\d/.-]*)");
    private static final Pattern OTHER_DATE_TAG = Pattern.compile("(?:^|[\\s,;])date2:\\s*([\\d/.-]*)");
    private static final Pattern BRACKETED =
            Pattern.compile("\\[(" + JournalDates.PATTERN + ")?(?:=(" + JournalDates.PATTERN + "))?\\]");

    private HledgerText() {}

    /** The dates that a posting's comment gives it. */
    record Dates(@Nullable String on, @Nullable String otherOn) {}

    static Dates dates(CharSequence comment) {
        if (comment.isEmpty()) {
            return new Dates(null, null);
        }
        var on = DATE_TAG.matcher(comment);
        var otherOn = OTHER_DATE_TAG.matcher(comment);
        var bracketed = BRACKETED.matcher(comment);
        var isBracketed = bracketed.find();
        return new Dates(
                on.find() ? on.group(1) : isBracketed ? bracketed.group(1) : null,
                otherOn.find() ? otherOn.group(1) : isBracketed ? bracketed.group(2) : null);
    }

    /** Where the sign stands first outside of quotes and of a lot's braces, as in {=2 EUR}; below zero when nowhere. */
    static int outsideOfQuotes(String text, char sign) {
        var isQuoted = false;
        var isInLot = false;
        for (int at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            isQuoted ^= c == '"';
            isInLot = (isInLot || c == '{') && c != '}';
            if (c == sign && !isQuoted && !isInLot) {
                return at;
            }
        }
        return -1;
    }

    static String withoutComment(String text) {
        var at = text.indexOf(';');
        return at < 0 ? text : text.substring(0, at);
    }

    static String comment(String text) {
        var at = text.indexOf(';');
        return at < 0 ? "" : text.substring(at + 1);
    }

    static String withoutStatus(String text) {
        var status = STATUS.matcher(text);
        return status.lookingAt() ? text.substring(status.end()) : text;
    }

    /** What stands before two blanks or, as ledger has it, a tab. */
    static String account(String text) {
        var gap = GAP.matcher(text);
        return (gap.find() ? text.substring(0, gap.start()) : text).strip();
    }

    static boolean isVirtual(String account) {
        return (account.startsWith("(") && account.endsWith(")")) || (account.startsWith("[") && account.endsWith("]"));
    }

    /**
     * Whether a lot names another cost than the price: ledger weighs what is sold by the one, hledger by the other.
     *
     * @param price where it begins
     */
    static boolean hasOtherCost(String amount, int price) {
        var lot = amount.indexOf('{');
        if (lot < 0 || lot >= price) {
            return false;
        }
        var isTotalOfOne = amount.startsWith("{{", lot) != amount.startsWith("@@", price);
        return isTotalOfOne
                || !COST_MARKS
                        .matcher(amount.substring(lot, Math.max(amount.indexOf('}', lot), lot)))
                        .replaceAll("")
                        .equals(COST_MARKS.matcher(amount.substring(price)).replaceAll(""));
    }

    /** The amount without ledger's cost, date and note of a lot, which hledger passes over. Parentheses without an amount are no note. */
    static String withoutLot(String amount) {
        return amount.strip().startsWith("(")
                        || (amount.indexOf('{') < 0 && amount.indexOf('[') < 0 && amount.indexOf('(') < 0)
                ? amount.strip()
                : LOT.matcher(amount.strip()).replaceAll("").strip();
    }
}
