package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.written.BalanceWords;
import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.PlainWords;
import io.financereport.statement.reading.written.WrittenDate;
import io.financereport.statement.reading.written.WrittenNumber;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which column of this file holds what, and what kind of line a record is. A column of -1 is not there. */
record CsvColumns(
        CsvHeader header,
        int bookedOn,
        int valueOn,
        int amount,
        int debit,
        int credit,
        int balance,
        int currency,
        int account,
        int status,
        int reference,
        List<Integer> directions) {
    /** In place of a day, where a line has none. */
    private static final Pattern ZERO = Pattern.compile("0[0./-]*");

    /** Below a day some write the time of day. */
    private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[APap]\\.?[Mm]\\.?)?");

    private static final Pattern LABEL = Pattern.compile("[^\\d:]+:");

    private static final Pattern TOTAL_OF =
            Pattern.compile("(?iu)(?:sub)?totale?s? (?:for|of|de|del|der|des|di|do|da) ");

    /** The namespace that GnuCash writes before a currency, where it may write one of shares. */
    private static final String OF_CURRENCIES = "CURRENCY::";

    private static final int NO_ROW_LENGTH_MAX = 48;
    private static final int TURNOVER_LENGTH_MAX = 12;
    /** What banks of the Baltic states write in place of a text where the amount is the sum of the rows. */
    private static final Set<String> TURNOVERS = Set.of("kaive", "apyvarta", "apgrozijums");

    /** What a spreadsheet writes for what it cannot compute (ECMA-376 18.18.11): a row, and none that may be skipped. */
    private static final Set<String> ERRORS =
            Set.of("#REF!", "#VALUE!", "#NAME?", "#N/A", "#DIV/0!", "#NUM!", "#NULL!", CsvRecord.NOT_COMPUTED);

    /** What Excel writes below the rows of a day when it is told to sum them. */
    private static final Pattern SUM_OF_DAY = Pattern.compile("[\\d./-]{6,10} (\\p{L}.{0,30})");

    /** What a record is. */
    enum Kind {
        ROW,
        BLANK,
        /** No row, and no amount either: a title, a note, a balance alone. */
        SKIPPED,
        PENDING,
        /** An amount and no day, and the name of a sum. */
        TOTAL,
        /** A day and no amount, though the line is whole. */
        WITHOUT_AMOUNT,
        /** An amount and no day. */
        UNDATED
    }

    CsvColumns {
        directions = List.copyOf(directions);
    }

    static CsvColumns of(CsvHeader header) {
        var booked = header.first(ColumnRole.BOOKED_ON, ColumnRole.DATE, ColumnRole.TRANSACTED_ON, ColumnRole.VALUE_ON);
        var value = otherDate(header, booked);
        var amount = AmountNames.amount(header);
        var debit = amount < 0 ? AmountNames.side(header, ColumnRole.DEBIT) : -1;
        var credit = amount < 0 ? AmountNames.side(header, ColumnRole.CREDIT) : -1;
        if (amount < 0 && debit < 0 && credit < 0) {
            amount = header.first(ColumnRole.GROSS);
        }
        if (amount < 0 && debit < 0 && credit < 0) {
            throw new Refusal(ReadingCode.COLUMN_MISSING, "No column holds amounts.", header.line());
        }
        return new CsvColumns(
                header,
                booked,
                value,
                amount,
                debit,
                credit,
                header.first(ColumnRole.BALANCE),
                CurrencyColumn.of(header, amount, credit, debit),
                header.first(ColumnRole.ACCOUNT),
                header.first(ColumnRole.STATUS),
                header.first(ColumnRole.REFERENCE),
                header.columns(ColumnRole.DIRECTION));
    }

    Kind kindOf(CsvRecord row) {
        var filled = row.filledFields();
        if (filled == 0) {
            return Kind.BLANK;
        }
        if (isBalanceInPlaceOfDay(row)) {
            return Kind.SKIPPED;
        }
        var amounted = hasAmount(row);
        var dated = mayBeDay(row.field(bookedOn)) && (amounted || !isTime(row.field(bookedOn)));
        var standing = statusOf(row);
        if (standing == RowStatus.EXPECTED) {
            return Kind.PENDING;
        }
        if (standing == RowStatus.CAME_TO_NOTHING) {
            return Kind.SKIPPED;
        }
        if ((filled == 1 && !(dated && amounted)) || (!dated && !amounted) || header.isRepeatedBy(row)) {
            return Kind.SKIPPED;
        }
        if (amounted && !dated && isTotal(row)) {
            return Kind.TOTAL;
        }
        if (amounted && isBalanceOrSum(row) && !(dated && movesBalance(row))) {
            return Kind.SKIPPED;
        }
        if (dated
                && !amounted
                && balance >= 0
                && hasBothSides()
                && !row.value(balance).isEmpty()
                && !Fees.isIn(row, header)) {
            return Kind.SKIPPED;
        }
        if (amounted && ERRORS.contains(row.field(bookedOn))) {
            throw new Refusal(
                    ReadingCode.DATE_UNREADABLE,
                    "In place of its day the line has the error " + row.field(bookedOn) + ".",
                    row.line());
        }
        refuseRagged(row);
        if (!amounted && row.fields().size() <= Math.max(amount, Math.max(debit, credit))) {
            throw new Refusal(ReadingCode.ROW_INCOMPLETE, "The line ends before its amount.", row.line());
        }
        return !amounted ? Kind.WITHOUT_AMOUNT : dated ? Kind.ROW : hasFigure(row) ? Kind.UNDATED : Kind.SKIPPED;
    }

    /** Whether the amount is what remains after fees, by its name. */
    boolean isOfNet() {
        return amount >= 0 && AmountNames.isNet(header, amount);
    }

    boolean isByDebitAndCredit() {
        return amount < 0;
    }

    /** Where only one side is known, an amount may stand on the other one. */
    private boolean hasBothSides() {
        return amount >= 0 || (debit >= 0 && credit >= 0);
    }

    /** Which column was taken for what, counted from 1. */
    String inWords() {
        var words = new StringJoiner(", ");
        for (int i = 0; i < header.roles().size(); i++) {
            var role = header.roles().get(i);
            if (role != null) {
                words.add("column " + (i + 1) + " is "
                        + role.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }
        return words.toString();
    }

    /** Whether several values of the account column mean several accounts of the holder. */
    boolean mayHoldSeveralAccounts() {
        return account >= 0 && OwnAccountColumn.mayHoldSeveral(header.names().get(account));
    }

    /** What stands in a row as its currency; where money out and in have one each, that of the side that the row is of. */
    String currencyIn(CsvRecord row) {
        var written = row.value(currency);
        if (written.isEmpty()) {
            return CurrencyColumn.beside(header, row, row.value(debit).isEmpty() ? credit : debit);
        }
        return written.startsWith(OF_CURRENCIES) ? written.substring(OF_CURRENCIES.length()) : written;
    }

    /** The currency that the header of the amounts names, or null. */
    @Nullable
    Currency currencyOfHeader() {
        return currencyOver(amount, debit, credit);
    }

    /** The currency that the header of the balances names, or null. */
    @Nullable
    Currency currencyOfBalances() {
        return currencyOver(balance);
    }

    private @Nullable Currency currencyOver(int... named) {
        for (int column : named) {
            var code = column < 0 ? null : HeaderWords.currencyIn(header.names().get(column));
            if (code != null) {
                return Currencies.find(code);
            }
        }
        return null;
    }

    private boolean hasAmount(CsvRecord row) {
        return !row.value(amount).isEmpty()
                || !row.value(debit).isEmpty()
                || !row.value(credit).isEmpty();
    }

    /** Whether one of the amounts is none by words alone, as in a heading below the rows. */
    private boolean hasFigure(CsvRecord row) {
        return hasDigit(row.value(amount)) || hasDigit(row.value(debit)) || hasDigit(row.value(credit));
    }

    /** Whether a balance, or a sum, is named where a row has its day. */
    private boolean isBalanceInPlaceOfDay(CsvRecord row) {
        var text = row.field(bookedOn);
        if (text.isEmpty()) {
            return false;
        }
        if (Character.isDigit(text.charAt(0))) {
            return text.indexOf(' ') > 0 && isSumOfDay(text);
        }
        return BalanceWords.isNamed(text) || BalanceWords.isAllOfTotal(text);
    }

    private static boolean isSumOfDay(String text) {
        var sum = SUM_OF_DAY.matcher(text);
        return sum.matches()
                && (BalanceWords.isAllOfTotal(sum.group(1)) || sum.group(1).equals("Ergebnis"));
    }

    /** Whether a line without a day is called what sums are called. */
    private boolean isTotal(CsvRecord row) {
        return row.fields().stream()
                .filter(field -> field.length() <= NO_ROW_LENGTH_MAX)
                .anyMatch(field -> BalanceWords.isAllOfTotal(field.strip())
                        || TOTAL_OF.matcher(field.strip()).lookingAt());
    }

    private boolean isBalanceOrSum(CsvRecord row) {
        for (int column = 0; column < header.roles().size(); column++) {
            var text = row.field(column);
            if (text.isEmpty() || text.length() > NO_ROW_LENGTH_MAX) {
                continue;
            }
            var mayBeNamed = header.isText(column) || header.roles().get(column) == ColumnRole.REFERENCE;
            var isNamed = mayBeNamed
                    && BalanceWords.isAlone(text)
                    && (BalanceWords.isAllOf(text) || (header.isText(column) && isOnlyText(row, column)));
            if (isNamed
                    || (header.isText(column)
                            && text.length() <= TURNOVER_LENGTH_MAX
                            && TURNOVERS.contains(PlainWords.of(text)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a row without a balance beside it is called what balances are carried under, and has no other words. */
    boolean isLikeCarried(CsvRecord row) {
        return balance < 0 && isOnlyNamed(row, BalanceWords::isCarriedAlone);
    }

    /** Whether a row is called what sums are called, and has no other words. */
    boolean isLikeSum(CsvRecord row) {
        return isOnlyNamed(row, BalanceWords::isAllOfTotal);
    }

    private boolean isOnlyNamed(CsvRecord row, Predicate<String> name) {
        return IntStream.range(0, header.roles().size())
                .anyMatch(column -> header.isText(column) && name.test(row.field(column)) && isOnlyText(row, column));
    }

    /** Wallets name a balance too, as what a row was paid from: beside other words it is no name of the row. */
    private boolean isOnlyText(CsvRecord row, int column) {
        for (int other = 0; other < row.fields().size(); other++) {
            var role = other < header.roles().size() ? header.roles().get(other) : null;
            var isText = role == null || role == ColumnRole.DESCRIPTION || role == ColumnRole.COUNTERPARTY;
            if (other != column && isText && row.field(other).chars().anyMatch(Character::isLetter)) {
                return false;
            }
        }
        return true;
    }

    /** A balance alone would not differ from the amount beside it; of money out and in, sums may stand beside one. */
    private boolean movesBalance(CsvRecord row) {
        return amount >= 0 && !row.value(balance).isEmpty() && BalanceLine.mayBeRow(row, this);
    }

    private void refuseRagged(CsvRecord row) {
        for (int i = header.names().size(); i < row.fields().size(); i++) {
            if (!row.field(i).isEmpty()) {
                throw new Refusal(
                        ReadingCode.ROW_TOO_WIDE,
                        "The line has " + row.fields().size() + " columns, the header "
                                + header.names().size() + ".",
                        row.line());
            }
        }
    }

    private static boolean mayBeDay(String text) {
        return hasDigit(text)
                && !isFigure(text)
                && !isLabelled(text)
                && !(text.charAt(0) == '0' && ZERO.matcher(text).matches());
    }

    /** Below the rows some banks write a figure behind its name and a colon. */
    private static boolean isLabelled(String text) {
        return Character.isLetter(text.charAt(0)) && LABEL.matcher(text).lookingAt();
    }

    private static boolean isTime(String text) {
        return text.indexOf(':') > 0 && TIME.matcher(text).matches();
    }

    /** Below the rows some banks write their sums from the first column on. */
    private static boolean isFigure(String text) {
        var isGrouped = text.indexOf(',') > 0 && text.indexOf('.') > 0;
        return isGrouped
                && WrittenNumber.of(text) != null
                && WrittenDate.of(text).readings().isEmpty();
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** That in its column, or what some banks write in place of the day, or of the reference that only a booked row has. */
    private @Nullable RowStatus statusOf(CsvRecord row) {
        var day = row.field(bookedOn);
        var inPlaceOfDay = !day.isEmpty() && Character.isLetter(day.charAt(0)) ? RowStatus.ofAll(day) : null;
        if (inPlaceOfDay != null && inPlaceOfDay != RowStatus.BOOKED) {
            return inPlaceOfDay;
        }
        return status < 0
                ? RowStatus.inPlaceOfReference(row.field(reference))
                : RowStatus.of(row.field(status), header.names().get(status));
    }

    private static int otherDate(CsvHeader header, int booked) {
        for (ColumnRole role : List.of(ColumnRole.VALUE_ON, ColumnRole.TRANSACTED_ON, ColumnRole.DATE)) {
            var column = header.first(role);
            if (column >= 0 && column != booked) {
                return column;
            }
        }
        return -1;
    }
}
