package io.financereport.statement.reading.qif;

import io.financereport.statement.reading.Texts;
import io.financereport.statement.reading.text.TextLine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as written.
 *
 * @param otherDate another date that it says, as a split may have one; empty when it says none
 * @param otherAmount another amount that it says, as U beside T; empty when it says none
 * @param splits parts of the amount, blank ones left out
 * @param splitCategories what the parts are for, each once
 */
record QifEntry(
        String date,
        String otherDate,
        String amount,
        String otherAmount,
        String payee,
        String memo,
        String category,
        String number,
        List<String> splits,
        List<String> splitCategories) {
    private static final int CATEGORIES_TOLD_MAX = 10;
    private static final int CATEGORY_LENGTH_MAX = 80;
    private static final Set<String> OPENING = Set.of(
            "opening balance",
            "starting balance",
            "initial balance",
            "solde initial",
            "anfangssaldo",
            "anfangsbestand",
            "saldo iniziale",
            "saldo inicial",
            "beginsaldo");

    QifEntry {
        splits = List.copyOf(splits);
        splitCategories = List.copyOf(splitCategories);
    }

    static QifEntry of(QifRecord record) {
        var date = record.first('D');
        var total = record.first('T');
        var amount = total.isEmpty() ? record.first('U') : total;
        var otherDate = "";
        var otherAmount = "";
        var splits = new ArrayList<String>();
        var categories = new LinkedHashSet<String>();
        var inSplit = false;
        for (TextLine line : record.lines()) {
            var text = line.text().strip();
            var value = text.substring(1).strip();
            switch (text.charAt(0)) {
                case 'S' -> {
                    inSplit = true;
                    if (!value.isEmpty()) {
                        categories.add(value);
                    }
                }
                case 'D' -> otherDate = value.equals(date) ? otherDate : value;
                case 'T', 'U' -> otherAmount = value.equals(amount) || value.isEmpty() ? otherAmount : value;
                case '$' -> {
                    if (inSplit && !value.isEmpty()) {
                        splits.add(value);
                    }
                }
                default -> {}
            }
        }
        return new QifEntry(
                QifDates.plain(date),
                QifDates.plain(otherDate),
                amount,
                otherAmount,
                record.first('P'),
                record.first('M'),
                record.first('L'),
                record.first('N'),
                splits,
                List.copyOf(categories));
    }

    /** Neither date nor amount: a remark, or a template that was left empty. */
    boolean isNoRow() {
        return date.isEmpty() && amount.isEmpty();
    }

    boolean isWhole() {
        return !date.isEmpty() && !amount.isEmpty();
    }

    boolean saysAnotherDate() {
        return !otherDate.isEmpty() && !otherDate.equals(date);
    }

    /**
     * Whether a first record states the balance to begin with. Programs write it as a transfer, of the account to itself or to
     * an account of opening balances.
     *
     * @param account the name of its account, or null
     */
    boolean isOpening(@Nullable String account) {
        var other = transferredTo();
        return other != null && (other.equals(account) || OPENING.contains(payee.toLowerCase(Locale.ROOT)));
    }

    /** The account that a transfer names, or null when the category is none. */
    @Nullable
    String transferredTo() {
        var from = category.indexOf('[');
        var to = category.indexOf(']', from);
        // Before it stands at most the category of an investment's income, with a bar.
        return to > from + 1 && (from == 0 || (from > 0 && category.charAt(from - 1) == '|'))
                ? Texts.cleanOrNull(category.substring(from + 1, to))
                : null;
    }

    /** Payee and memo, without both the category; and what the parts are for. */
    String description() {
        var parts = parts();
        var text = text();
        if (text.isEmpty()) {
            return parts.isEmpty() ? Texts.clean(category) : parts;
        }
        return parts.isEmpty() || text.contains(parts) ? text : Texts.clean(text + " (" + parts + ")");
    }

    private String parts() {
        var told = new ArrayList<String>();
        for (String part : splitCategories.subList(0, Math.min(splitCategories.size(), CATEGORIES_TOLD_MAX))) {
            var clean = Texts.clean(part);
            told.add(clean.length() > CATEGORY_LENGTH_MAX ? clean.substring(0, CATEGORY_LENGTH_MAX) + "…" : clean);
        }
        if (splitCategories.size() > told.size()) {
            told.add("and " + (splitCategories.size() - told.size()) + " more");
        }
        return String.join("; ", told);
    }

    private String text() {
        var who = Texts.clean(payee);
        var why = Texts.clean(memo);
        return who.contains(why) ? who : Texts.clean(why.contains(who) ? why : who + " " + why);
    }
}
