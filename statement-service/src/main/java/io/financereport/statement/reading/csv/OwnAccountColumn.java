package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.written.Iban;
import io.financereport.statement.reading.written.PlainWords;
import io.financereport.statement.reading.written.WrittenNumber;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which column names the holder's own account. Payees have accounts too, and banks call both columns alike: what is not certain is
 * nobody's, and a person chooses the account.
 */
final class OwnAccountColumn {
    private static final int DIGITS_MIN = 4;
    private static final int ROWS_MIN = 3;
    private static final Pattern END = Pattern.compile("[-Xx*•·. ]*\\d{1,4}|.*[Xx*•·]{2,}[ -]*\\d{2,6}|-\\d{1,6}");

    /** Names that only the holder's account has. */
    private static final Set<String> SURE = Set.of(
            "own account",
            "my account",
            "auftragskonto",
            "iban auftragskonto",
            "iban kontoinhaber",
            "kliendi konto",
            "posted account",
            "this party account",
            "iban bban");

    /** Names that the holder's account has more often than a payee's. */
    private static final Set<String> LIKELY = Set.of(
            "account",
            "account name",
            "account number",
            "account no",
            "account id",
            "accountnum",
            "bank account",
            "auftraggeberkonto",
            "iban auftraggeberkonto",
            "rekening",
            "rekeningnummer",
            "numer rachunku karty",
            "номер счета");

    private final CsvHeader header;
    private final List<CsvRecord> rows;

    OwnAccountColumn(CsvHeader header, List<CsvRecord> rows) {
        this.header = header;
        this.rows = rows;
    }

    /** Whether several values of a column of this name may be several accounts of the holder. */
    static boolean mayHoldSeveral(String name) {
        var words = PlainWords.of(name);
        return SURE.contains(words) || LIKELY.contains(words);
    }

    /** The column, or -1 when none is certain. */
    int column() {
        var best = -1;
        for (int column : header.columns(ColumnRole.ACCOUNT)) {
            if (isOwn(column) && (best < 0 || worth(column) > worth(best))) {
                best = column;
            }
        }
        return best;
    }

    private boolean isOwn(int column) {
        var name = PlainWords.of(header.names().get(column));
        if (values(column).stream().anyMatch(OwnAccountColumn::isEnd)) {
            return false;
        }
        if (SURE.contains(name)) {
            return true;
        }
        if (!isBesidePayee(column)) {
            var isPlain = LIKELY.contains(name) ? isFilled(column) || !isBehindText(column) : !isBehindDay(column);
            return isPlain || isPaidToAndFrom(column);
        }
        if (!isFilled(column)) {
            return false;
        }
        var values = values(column);
        return values.size() == 1
                ? isOfSeveralPayees()
                : LIKELY.contains(name) && values.stream().noneMatch(value -> hasDigits(value, DIGITS_MIN + 1));
    }

    /** One account in every row, whatever comes in and goes out. */
    private boolean isPaidToAndFrom(int column) {
        return rows.size() >= ROWS_MIN && isFilled(column) && values(column).size() == 1 && hasBothDirections();
    }

    private boolean hasBothDirections() {
        var amount = header.first(ColumnRole.AMOUNT);
        if (amount < 0) {
            return hasValue(header.first(ColumnRole.DEBIT)) && hasValue(header.first(ColumnRole.CREDIT));
        }
        var signs = new HashSet<Boolean>();
        for (CsvRecord row : rows) {
            var number = WrittenNumber.of(row.value(amount));
            signs.add(number != null && number.negative());
        }
        return signs.size() > 1;
    }

    private boolean hasValue(int column) {
        return rows.stream().anyMatch(row -> !row.value(column).isEmpty());
    }

    /** Behind the payee, or right before one, his account may stand. */
    private boolean isBesidePayee(int column) {
        return hasBefore(column, ColumnRole.COUNTERPARTY) || roleAt(column + 1) == ColumnRole.COUNTERPARTY;
    }

    private boolean isBehindText(int column) {
        return hasBefore(column, ColumnRole.DESCRIPTION);
    }

    /** Banks put the account that a file is about in front. */
    private boolean isBehindDay(int column) {
        return isBehindText(column) || CsvHeader.hasDate(header.roles().subList(0, column));
    }

    private boolean hasBefore(int column, ColumnRole role) {
        return IntStream.range(0, column).anyMatch(before -> roleAt(before) == role);
    }

    private @Nullable ColumnRole roleAt(int column) {
        return column < header.roles().size() ? header.roles().get(column) : null;
    }

    private boolean isFilled(int column) {
        return rows.stream().noneMatch(row -> row.value(column).isEmpty());
    }

    private Set<String> values(int column) {
        var values = new HashSet<String>();
        rows.forEach(row -> values.add(row.value(column)));
        return values;
    }

    /** The same account beside different payees is none of theirs. */
    private boolean isOfSeveralPayees() {
        return header.columns(ColumnRole.COUNTERPARTY).stream().anyMatch(payee -> {
            var payees = values(payee);
            payees.remove("");
            return payees.size() > 1;
        });
    }

    /** A name is the least that can be said of an account, and an IBAN the most. */
    private int worth(int column) {
        if (rows.isEmpty()) {
            return 0;
        }
        var value = rows.getFirst().value(column);
        if (Iban.isValid(value.replace(" ", ""))) {
            return 2;
        }
        return hasDigits(value, DIGITS_MIN) ? 1 : 0;
    }

    /** The last digits of a number may be those of another one. */
    private static boolean isEnd(String value) {
        return END.matcher(value).matches();
    }

    private static boolean hasDigits(String text, int min) {
        return text.chars().filter(Character::isDigit).count() >= min;
    }
}
