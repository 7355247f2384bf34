package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.DirectionWords;
import io.financereport.statement.reading.written.PlainWords;
import io.financereport.statement.reading.written.WrittenDate;
import io.financereport.statement.reading.written.WrittenNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The columns without a role that say in words what a row is, and nothing that another column says already. */
final class TextColumns {
    /** What stands by itself between blanks, without digits: codes and references have some. */
    private static final Pattern WORD = Pattern.compile("(?<!\\S)[^\\s\\d@:/\\\\]*\\p{L}{3}[^\\s\\d@:/\\\\]*(?!\\S)");

    /** Between these no blanks stand. */
    private static final Pattern UNPARTED =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]");

    private static final int LETTERS_OF_A_CODE_MAX = 3;

    private static final Pattern BANK = Pattern.compile("[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final Set<String> YES_OR_NO = Set.of(
            "yes", "no", "true", "false", "ja", "nein", "nej", "nee", "nei", "oui", "non", "sim", "nao", "tak", "nie",
            "ano", "kylla", "none", "null", "n a");

    /** What stands below is no text of the bank or the payee. */
    private static final Set<String> CODES = Set.of(
            "bic",
            "swift",
            "id",
            "uid",
            "uuid",
            "iban",
            "mcc",
            "emoji",
            "timezone",
            "currency",
            "waehrung",
            "wahrung",
            "valuta",
            "url",
            "attachment",
            "receipt",
            "hash");

    private final CsvHeader header;
    private final List<CsvRecord> rows;

    TextColumns(CsvHeader header, List<CsvRecord> rows) {
        this.header = header;
        this.rows = rows;
    }

    /** From left to right. */
    List<Integer> columns() {
        var said = new ArrayList<>(header.columns(ColumnRole.DESCRIPTION));
        said.addAll(header.columns(ColumnRole.COUNTERPARTY));
        var found = new ArrayList<Integer>();
        for (int column = 0; column < header.roles().size(); column++) {
            if (header.roles().get(column) == null && isText(column) && !isRepeat(column, said)) {
                found.add(column);
                said.add(column);
            }
        }
        return found;
    }

    /** Whether any row has a word there. */
    boolean hasWords(int column) {
        return rows.stream().map(row -> row.value(column)).anyMatch(TextColumns::isWords);
    }

    /** Whether something stands there, and no word in any row, as in a column of accounts. */
    boolean hasCodesOnly(int column) {
        return !hasWords(column)
                && rows.stream().anyMatch(row -> !row.value(column).isEmpty());
    }

    private boolean isText(int column) {
        var name = PlainWords.of(header.names().get(column));
        return CODES.stream().noneMatch(code -> (" " + name + " ").contains(" " + code + " "))
                && isDifferentIn(column)
                && mostAreWords(column)
                && !rows.stream().map(row -> row.value(column)).allMatch(TextColumns::isBankOrNothing);
    }

    /** The code of a bank (ISO 9362) has its country in the middle. */
    private static boolean isBankOrNothing(String value) {
        return value.isEmpty() || (BANK.matcher(value).matches() && COUNTRIES.contains(value.substring(4, 6)));
    }

    /** Of a single row nobody knows what would be different in another one. */
    private boolean isDifferentIn(int column) {
        var values = new HashSet<String>();
        for (CsvRecord row : rows) {
            values.add(row.value(column));
        }
        return values.size() > 1 || rows.size() == 1;
    }

    private boolean mostAreWords(int column) {
        var filled = 0;
        var words = 0;
        var isMoreThanCode = false;
        for (CsvRecord row : rows) {
            var value = row.value(column);
            if (!value.isEmpty()) {
                var isWords = isWords(value);
                filled++;
                words += isWords ? 1 : 0;
                isMoreThanCode |= isWords && (value.length() > LETTERS_OF_A_CODE_MAX || isUnparted(value));
            }
        }
        return isMoreThanCode && 2 * words >= filled;
    }

    private static boolean isWords(String value) {
        return (WORD.matcher(value).find() || isUnparted(value))
                && !YES_OR_NO.contains(PlainWords.of(value))
                && !DirectionWords.isDirection(value)
                && Currencies.ofCode(value) == null
                && WrittenNumber.of(value) == null
                && WrittenDate.of(value).readings().isEmpty();
    }

    private static boolean isUnparted(String value) {
        return UNPARTED.matcher(value).find();
    }

    private boolean isRepeat(int column, List<Integer> said) {
        for (CsvRecord row : rows) {
            var value = PlainWords.of(row.value(column));
            if (!value.isEmpty() && !isSaid(value, row, said)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSaid(String value, CsvRecord row, List<Integer> said) {
        var texts = new StringBuilder(" ");
        said.forEach(other -> texts.append(PlainWords.of(row.value(other))).append(' '));
        return texts.indexOf(" " + value + " ") >= 0;
    }
}
