package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.Source;
import java.util.List;
import java.util.Set;

/**
 * One record of a table: of a CSV file with its quotes undone, or a row of a sheet.
 *
 * @param fields at least one
 * @param source of a file from the record's first byte to its last, without the line end
 */
public record CsvRecord(List<String> fields, Source source) {
    private static final Set<String> DASHES = Set.of("-", "--", "---", "\u2013", "\u2014");

    public CsvRecord {
        fields = List.copyOf(fields);
    }

    /** In place of what a formula gives, where the program that wrote the file did not compute it. */
    public static final String NOT_COMPUTED = "#NOT-COMPUTED!";

    /**
     * The field without blanks, apostrophes and tildes around it, and without the {@code =""}, the apostrophe before figures or the
     * grave accent that keeps Excel from reading it; empty when there is none.
     */
    String field(int index) {
        if (index < 0 || index >= fields.size()) {
            return "";
        }
        var written = fields.get(index);
        if (isPlain(written)) {
            return written;
        }
        var field = withoutTildes(written.strip());
        if (isAround("=\"", "\"", field)) {
            return field.substring(2, field.length() - 1).strip();
        }
        if (isAround("'", "'", field) && field.indexOf('\'', 1) == field.length() - 1) {
            return field.substring(1, field.length() - 1).strip();
        }
        return isFigureBehindApostrophe(field) || (field.length() > 1 && field.charAt(0) == '`')
                ? field.substring(1).strip()
                : field;
    }

    private static boolean isAround(String first, String last, String field) {
        return field.length() > 2 && field.startsWith(first) && field.endsWith(last);
    }

    /** Some banks write {@code ~|~} between two fields. */
    private static String withoutTildes(String field) {
        var from = field.startsWith("~") ? 1 : 0;
        var to = field.length() > 1 && field.endsWith("~") ? field.length() - 1 : field.length();
        return from == 0 && to == field.length()
                ? field
                : field.substring(from, to).strip();
    }

    private static boolean isFigureBehindApostrophe(String field) {
        if (field.length() < 2 || field.charAt(0) != '\'') {
            return false;
        }
        for (int i = 1; i < field.length(); i++) {
            var c = field.charAt(i);
            if (c == '\'' || Character.isLetter(c)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it begins and ends with a letter, a digit or a sign that nobody puts around fields, as most do. */
    private static boolean isPlain(String field) {
        if (field.isEmpty()) {
            return true;
        }
        var first = field.charAt(0);
        var last = field.charAt(field.length() - 1);
        return first > ' ' && first < '~' && first != '=' && first != '\'' && first != '`' && last > ' ' && last < '~';
    }

    /** A field that holds a figure, a day or a code; empty where it holds a dash, as some banks write for nothing. */
    String value(int index) {
        var field = field(index);
        var mayBeDash = !field.isEmpty() && field.length() <= 3 && !Character.isLetterOrDigit(field.charAt(0));
        return mayBeDash && DASHES.contains(field) ? "" : field;
    }

    long line() {
        return source.line();
    }

    int filledFields() {
        var filled = 0;
        for (String field : fields) {
            filled += field.isBlank() ? 0 : 1;
        }
        return filled;
    }
}
