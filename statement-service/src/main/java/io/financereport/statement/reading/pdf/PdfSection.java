package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.written.BalanceWords;
import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.WrittenNumber;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of a document that is about one account: its rows, and what is said beside them. */
final class PdfSection {
    private static final int BALANCES_TRIED = 4;

    private final @Nullable String identifier;
    private final List<PdfRow> rows = new ArrayList<>();
    private final Set<String> openings = new LinkedHashSet<>();
    private final Set<String> closings = new LinkedHashSet<>();
    private final Set<Currency> currencies = new LinkedHashSet<>();
    private @Nullable String brought;
    private @Nullable String carried;
    private @Nullable String ofPrinting;

    PdfSection(@Nullable String identifier) {
        this.identifier = identifier;
    }

    /** The same with a number, before it has any rows. */
    PdfSection named(@Nullable String number) {
        var named = new PdfSection(number);
        named.openings.addAll(openings);
        named.closings.addAll(closings);
        named.currencies.addAll(currencies);
        named.brought = brought;
        named.ofPrinting = ofPrinting;
        return named;
    }

    /** The same without the rows that are only expected; itself when there are none. */
    PdfSection booked() {
        if (rows.stream().noneMatch(PdfRow::isPending)) {
            return this;
        }
        var booked = named(identifier);
        booked.carried = carried;
        rows.stream().filter(row -> !row.isPending()).forEach(booked.rows::add);
        return booked;
    }

    /** Those that are only expected, for which no balance counts. */
    PdfSection pending() {
        var pending = new PdfSection(identifier);
        rows.stream().filter(PdfRow::isPending).forEach(pending.rows::add);
        return pending;
    }

    /** The same with the rows of another one, such as of a second card. */
    PdfSection with(List<PdfSection> others) {
        var joined = named(identifier);
        joined.carried = others.getLast().carried;
        joined.rows.addAll(rows);
        others.forEach(other -> joined.rows.addAll(other.rows));
        return joined;
    }

    /** Whether a balance is stated beside its rows. */
    boolean hasBalances() {
        return !openings.isEmpty() || !closings.isEmpty() || brought != null || carried != null || ofPrinting != null;
    }

    @Nullable
    String identifier() {
        return identifier;
    }

    List<PdfRow> rows() {
        return rows;
    }

    void add(PdfRow row) {
        rows.add(row);
        carried = null;
    }

    boolean endsWith(PdfRow row) {
        return !rows.isEmpty() && rows.getLast() == row;
    }

    /** The last row, where it has a day and no amount. */
    @Nullable
    PdfRow withoutAmountAtEnd() {
        var last = rows.isEmpty() ? null : rows.getLast();
        return last == null || last.hasAmount() || last.dates().isEmpty() ? null : last;
    }

    /** Takes a balance as written beside its name. */
    void state(BalanceWords.Balance balance, WordNumbers.Found number, boolean isBelowZero) {
        var written = number.word().text();
        addCurrency(written);
        var plain = WrittenNumber.of(written);
        var text = isBelowZero && plain != null && !plain.negative() && !plain.isCredit() ? written + " DR" : written;
        if (number.kind() == WordNumbers.Kind.BARE
                && text.chars().filter(Character::isDigit).count() > 1) {
            return;
        }
        switch (balance) {
            case OPENING -> openings.add(text);
            case CLOSING -> closings.add(text);
            case BROUGHT -> brought = brought == null && rows.isEmpty() ? text : brought;
            case CARRIED -> carried = text;
            case OF_A_DAY -> stateOfDay(text);
        }
    }

    /** Takes the balance of the moment of printing: the one after the rows, where it agrees with them. */
    void stateOfPrinting(@Nullable String text) {
        ofPrinting = ofPrinting == null ? text : ofPrinting;
    }

    /** Such a balance, where no other is the one after the rows. */
    @Nullable
    String ofPrinting() {
        return closings.isEmpty() && carried == null ? ofPrinting : null;
    }

    /** Two of them before the rows are those before and after them. */
    private void stateOfDay(String text) {
        if (!rows.isEmpty()) {
            carried = text;
        } else if (brought == null) {
            brought = text;
        } else if (!brought.equals(text)) {
            closings.add(text);
        }
    }

    void addCurrency(Currency currency) {
        currencies.add(currency);
    }

    /** Takes the currency of an amount's mark, where the mark can only mean one. */
    void addCurrency(String amount) {
        var number = WrittenNumber.of(amount);
        var currency = number == null || number.mark().isEmpty() ? null : Currencies.ofSign(number.mark());
        if (currency != null) {
            currencies.add(currency);
        }
    }

    /** The currencies that are said, most often one or none. */
    Set<Currency> currencies() {
        return currencies;
    }

    /** The balances that may be the one before the rows, the likeliest first. */
    List<String> openings() {
        return candidates(openings, brought);
    }

    /** The balances that may be the one after the rows, the likeliest first. */
    List<String> closings() {
        if (closings.size() <= BALANCES_TRIED) {
            return candidates(closings, carried);
        }
        // Of a year's statements in one file the last one counts.
        var tried = new ArrayList<>(closings.stream().limit(BALANCES_TRIED - 1).toList());
        closings.stream().skip(closings.size() - 1L).forEach(tried::add);
        return tried;
    }

    /** Whether rows in the currency are those of another account. */
    boolean isOfOther(Currency currency) {
        return !rows.isEmpty() && !currencies.isEmpty() && !currencies.contains(currency);
    }

    private static List<String> candidates(Set<String> stated, @Nullable String atTheEdge) {
        return stated.isEmpty() && atTheEdge != null
                ? List.of(atTheEdge)
                : stated.stream().limit(BALANCES_TRIED).toList();
    }
}
