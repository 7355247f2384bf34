package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingHints.DecimalMark;
import io.financereport.statement.reading.ReadingHints.Signs;
import io.financereport.statement.reading.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a bank writes its tables: what was solved over a whole file, or what a person set. Null is what no file has shown so far.
 *
 * @param separator what stands between fields; of a sheet, which parts them itself, a tab
 * @param columns from left to right
 * @param isHeaded whether a line of the file names the columns
 * @param dateOrder of the days of booking
 * @param valueDateOrder of the other dates
 */
public record TableLayout(
        Format format,
        char separator,
        boolean isHeaded,
        List<Column> columns,
        @Nullable DateOrder dateOrder,
        @Nullable DateOrder valueDateOrder,
        @Nullable DecimalMark decimalMark,
        @Nullable AmountSigns signs) {

    /**
     * One column.
     *
     * @param name as written over it, without blanks around it
     * @param role null when it is not read
     */
    public record Column(String name, @Nullable ColumnRole role) {
        private boolean isNothing() {
            return name.isEmpty() && role == null;
        }
    }

    /** What the sign of an amount means. */
    public enum AmountSigns {
        /** Plus is money in. */
        AS_WRITTEN,
        /** Plus is money out, or debt up. */
        INVERTED,
        /** Plus is money in, and what has no sign is money out. */
        BARE_OUT,
        /** Another column says which amounts are money out, or money out has a column of its own. */
        BY_COLUMN;

        static @Nullable AmountSigns of(@Nullable Signs said) {
            return said == null ? null : said == Signs.INVERTED ? INVERTED : AS_WRITTEN;
        }
    }

    public TableLayout {
        // Some banks end their rows with a separator, and not the line that names the columns.
        var last = columns.size();
        while (last > 0 && columns.get(last - 1).isNothing()) {
            last--;
        }
        columns = List.copyOf(columns.subList(0, last));
    }

    /** What may stand between the fields of a format. */
    public static String separatorsOf(Format format) {
        return format == Format.CSV ? TextTable.SEPARATORS : "\t";
    }

    /** A name as layouts have it. */
    public static String name(String written) {
        return Texts.withoutZeros(written).strip();
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** Whether the columns are named alike, or hold the same where nothing names them. */
    public boolean hasColumnsOf(TableLayout other) {
        return isOf(other.format, other.separator, other.names())
                && isHeaded == other.isHeaded
                && (isHeaded || holdsRoles(other.roles()));
    }

    /** Whether a file of these columns is one of this layout. */
    boolean isOf(Format otherFormat, char otherSeparator, List<String> names) {
        return format == otherFormat
                && separator == otherSeparator
                && named(names()).equals(named(names));
    }

    private static List<String> named(List<String> names) {
        var last = names.size();
        while (last > 0 && names.get(last - 1).isEmpty()) {
            last--;
        }
        return names.subList(0, last);
    }

    /** Whether rows can be read by it. */
    public boolean hasDaysAndAmounts() {
        return CsvHeader.hasDate(roles())
                && roles().stream().anyMatch(role -> role != ColumnRole.DATE_OR_OTHER && CsvHeader.isAmount(role));
    }

    List<@Nullable ColumnRole> roles() {
        List<@Nullable ColumnRole> roles = new ArrayList<>();
        columns.forEach(column -> roles.add(column.role()));
        return roles;
    }

    /** Whether the columns of a table hold the same; texts may be read in one and not in the other, as some files leave them out. */
    boolean holdsRoles(List<@Nullable ColumnRole> others) {
        for (int i = 0; i < Math.max(columns.size(), others.size()); i++) {
            var own = i < columns.size() ? columns.get(i).role() : null;
            var other = i < others.size() ? others.get(i) : null;
            if (own != other && !(mayBeText(own) && mayBeText(other))) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayBeText(@Nullable ColumnRole role) {
        return role == null || role == ColumnRole.DESCRIPTION;
    }

    /** The same, but for what a person says of one file. */
    public TableLayout without(ReadingHints hints) {
        return new TableLayout(
                format,
                separator,
                isHeaded,
                columns,
                hints.dateOrder() == null ? dateOrder : null,
                hints.dateOrder() == null ? valueDateOrder : null,
                hints.decimalMark() == null ? decimalMark : null,
                hints.signs() == null ? signs : null);
    }

    /** The same with what another layout of the same columns knows beside it. */
    public TableLayout with(TableLayout other) {
        return new TableLayout(
                format,
                separator,
                isHeaded,
                columns,
                dateOrder == null ? other.dateOrder : dateOrder,
                valueDateOrder == null ? other.valueDateOrder : valueDateOrder,
                decimalMark == null ? other.decimalMark : decimalMark,
                signs == null ? other.signs : signs);
    }

    /** Whether both know it and say it differently. */
    public boolean contradicts(TableLayout other) {
        return !differences(other).isEmpty();
    }

    /**
     * What is different in another layout, a sentence each without its full stop. What only one of them knows is no difference.
     */
    public List<String> differences(TableLayout other) {
        var differences = new ArrayList<String>();
        if (separator != other.separator) {
            differences.add("fields are parted by " + written(other.separator) + ", not by " + written(separator));
        }
        if (isHeaded != other.isHeaded) {
            differences.add(other.isHeaded ? "a line now names the columns" : "no line names the columns any more");
        }
        differences.addAll(names().equals(other.names()) ? rolesOtherIn(other) : columnsOtherIn(other));
        add(differences, "dates are", dateOrder, other.dateOrder, DateOrder::words);
        add(differences, "value dates are", valueDateOrder, other.valueDateOrder, DateOrder::words);
        add(differences, "the decimal mark is a", decimalMark, other.decimalMark, DecimalMark::wire);
        add(differences, "signs are", signs, other.signs, LayoutWords::written);
        return differences;
    }

    private List<String> rolesOtherIn(TableLayout other) {
        var differences = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            var before = columns.get(i).role();
            var after = other.columns.get(i).role();
            if (before != after) {
                differences.add(place(i, columns.get(i).name()) + " is " + LayoutWords.written(after) + ", not "
                        + LayoutWords.written(before));
            }
        }
        return differences;
    }

    private List<String> columnsOtherIn(TableLayout other) {
        var differences = new ArrayList<String>();
        var gone = new ArrayList<>(columns);
        var come = new ArrayList<>(other.columns);
        for (Column column : other.columns) {
            if (gone.removeIf(column::equals)) {
                come.remove(column);
            }
        }
        for (Column column : gone) {
            differences.add(place(columns.indexOf(column), column.name()) + ", " + LayoutWords.written(column.role())
                    + ", is gone");
        }
        for (Column column : come) {
            differences.add(place(other.columns.indexOf(column), column.name()) + ", "
                    + LayoutWords.written(column.role()) + ", is new");
        }
        if (differences.isEmpty()) {
            differences.add("the columns stand in another order");
        }
        return differences;
    }

    private static String place(int column, String name) {
        var shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
        return "column " + (column + 1) + (shown.isEmpty() ? "" : " \"" + shown + "\"");
    }

    private static String written(char separator) {
        return separator == '\t' ? "tabs" : "\"" + separator + "\"";
    }

    private static <T> void add(
            List<String> differences, String what, @Nullable T before, @Nullable T after, Function<T, String> written) {
        if (before != null && after != null && !Objects.equals(before, after)) {
            differences.add(what + " " + written.apply(after) + ", not " + written.apply(before));
        }
    }
}
