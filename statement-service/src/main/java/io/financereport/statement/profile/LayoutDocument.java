package io.financereport.statement.profile;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.ReadingHints.DecimalMark;
import io.financereport.statement.reading.csv.ColumnRole;
import io.financereport.statement.reading.csv.TableLayout;
import io.financereport.statement.reading.csv.TableLayout.AmountSigns;
import io.financereport.web.Problem;
import io.financereport.web.WebProblem;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A layout as JSON: in the database, for clients, and in exported files. Null is what no file has shown so far.
 *
 * @param format csv or xlsx
 * @param separator the character between fields; of a workbook a tab
 * @param headed whether a line of the file names the columns
 * @param dateOrder day-month-year, month-day-year, year-month-day, day-year-month or month-year-day
 * @param valueDateOrder the same of the other dates
 * @param decimalMark point or comma
 * @param signs as-written, inverted, bare-out where amounts without a sign are money out, or by-column
 */
@Serdeable
record LayoutDocument(
        @NotNull @Size(max = 10) String format,
        @NotNull @Size(min = 1, max = 1) String separator,
        boolean headed,
        @NotEmpty @Size(max = COLUMNS_MAX) @Valid List<Column> columns,
        @Nullable @Size(max = 20) String dateOrder,
        @Nullable @Size(max = 20) String valueDateOrder,
        @Nullable @Size(max = 20) String decimalMark,
        @Nullable @Size(max = 20) String signs) {
    /** Banks write some tens; what is wider is no bank's table. */
    static final int COLUMNS_MAX = 200;

    static final int NAME_CHARACTERS_MAX = 200;

    LayoutDocument {
        columns = List.copyOf(columns);
    }

    /**
     * One column, from left to right.
     *
     * @param name as written over it
     * @param role what it holds, such as booked-on, amount or description; null when it is not read
     */
    @Serdeable
    record Column(
            @NotNull @Size(max = NAME_CHARACTERS_MAX) String name,
            @Nullable @Size(max = 30) String role) {}

    /** Whether a layout is small enough to be kept. */
    static boolean canHold(TableLayout layout) {
        return layout.columns().size() <= COLUMNS_MAX
                && layout.columns().stream().allMatch(column -> column.name().length() <= NAME_CHARACTERS_MAX);
    }

    static LayoutDocument of(TableLayout layout) {
        return new LayoutDocument(
                wire(layout.format()),
                String.valueOf(layout.separator()),
                layout.isHeaded(),
                layout.columns().stream()
                        .map(column -> new Column(column.name(), column.role() == null ? null : wire(column.role())))
                        .toList(),
                layout.dateOrder() == null ? null : layout.dateOrder().words(),
                layout.valueDateOrder() == null ? null : layout.valueDateOrder().words(),
                layout.decimalMark() == null ? null : layout.decimalMark().wire(),
                layout.signs() == null ? null : wire(layout.signs()));
    }

    /**
     * @throws Problem 400 naming the field that is none, or when no column holds days or amounts
     */
    TableLayout layout() {
        var kind = required("format", choice("format", format, List.of(Format.CSV, Format.XLSX), LayoutDocument::wire));
        var layout = new TableLayout(
                kind,
                separator(kind),
                headed,
                columns.stream().map(LayoutDocument::column).toList(),
                choice("dateOrder", dateOrder, List.of(DateOrder.values()), DateOrder::words),
                choice("valueDateOrder", valueDateOrder, List.of(DateOrder.values()), DateOrder::words),
                choice("decimalMark", decimalMark, List.of(DecimalMark.values()), DecimalMark::wire),
                choice("signs", signs, List.of(AmountSigns.values()), LayoutDocument::wire));
        if (!layout.hasDaysAndAmounts()) {
            throw Problem.of(
                    WebProblem.VALIDATION_FAILED,
                    "columns: one has to hold the days (booked-on, date, transacted-on or value-on), and one the"
                            + " amounts (amount, gross, debit or credit)");
        }
        if (headed && layout.names().stream().allMatch(String::isEmpty)) {
            throw Problem.of(WebProblem.VALIDATION_FAILED, "columns.name: a line that names the columns names one");
        }
        return layout;
    }

    private char separator(Format kind) {
        var choices = TableLayout.separatorsOf(kind);
        if (separator.length() != 1 || !choices.contains(separator)) {
            throw Problem.of(
                    WebProblem.VALIDATION_FAILED,
                    "separator: of a " + wire(kind) + " file one of "
                            + choices.chars()
                                    .mapToObj(c -> c == '\t' ? "a tab" : "\"" + (char) c + "\"")
                                    .collect(Collectors.joining(", ")));
        }
        return separator.charAt(0);
    }

    private static TableLayout.Column column(Column column) {
        return new TableLayout.Column(
                TableLayout.name(column.name()),
                choice("columns.role", column.role(), Arrays.asList(ColumnRole.values()), LayoutDocument::wire));
    }

    private static String wire(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw Problem.of(WebProblem.VALIDATION_FAILED, field + ": is missing");
        }
        return value;
    }

    private static <T> @Nullable T choice(
            String field, @Nullable String words, List<T> choices, Function<T, String> written) {
        if (words == null) {
            return null;
        }
        return choices.stream()
                .filter(choice -> written.apply(choice).equals(words))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        WebProblem.VALIDATION_FAILED,
                        field + ": one of "
                                + String.join(
                                        ", ", choices.stream().map(written).toList())));
    }
}
