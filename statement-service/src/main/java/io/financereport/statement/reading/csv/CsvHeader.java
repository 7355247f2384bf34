package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.csv.KnownLayouts.Known;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The line that names the columns, which need not be the first.
 *
 * @param separator what stands between columns
 * @param line the header's line
 * @param names as written
 * @param roles one for each column, null where nothing is known of it
 * @param from what says the roles
 * @param known the profile of the account whose columns are these
 */
record CsvHeader(
        char separator,
        long line,
        List<String> names,
        List<@Nullable ColumnRole> roles,
        From from,
        @Nullable Known known) {
    private static final int LINES_SEARCHED = 40;

    CsvHeader(char separator, long line, List<String> names, List<@Nullable ColumnRole> roles, From from) {
        this(separator, line, names, roles, from, null);
    }

    /** What tells the columns apart. */
    enum From {
        NAMES,
        /** The values, which could be read in another way too. */
        VALUES,
        /** The values, and no other reading of them makes sense. */
        ONLY_VALUES,
        PROFILE;

        boolean isByValues() {
            return this == VALUES || this == ONLY_VALUES;
        }
    }

    /**
     * The header that a profile of the account has, else the one that names or values show.
     *
     * @throws Refusal when no separator shows a line with a date and an amount column
     */
    static CsvHeader find(Table table, KnownLayouts layouts) throws IOException {
        var known = layouts.isEmpty() ? null : findKnown(table, layouts);
        if (known != null) {
            return known;
        }
        var found = find(table);
        var unnamed = found.from().isByValues() ? layouts.ownUnnamed(table.format(), found) : null;
        return unnamed == null ? found : ofKnown(found.separator(), found.line(), found.names(), unnamed);
    }

    /** The same columns with other roles. */
    CsvHeader with(List<@Nullable ColumnRole> others) {
        return new CsvHeader(separator, line, names, others, from, known);
    }

    private static @Nullable CsvHeader findKnown(Table table, KnownLayouts layouts) throws IOException {
        for (char separator : table.separators()) {
            try (var records = table.open(separator)) {
                for (int i = 0; i < LINES_SEARCHED; i++) {
                    var row = records.next();
                    if (row == null) {
                        break;
                    }
                    var known = layouts.own(table.format(), separator, row.fields());
                    if (known != null) {
                        return ofKnown(separator, row.line(), row.fields(), known);
                    }
                }
            } catch (Refusal e) {
                // What cannot be parted by this separator may be by another one; else the search by names says why.
            }
        }
        return null;
    }

    /** The line may end with more, or fewer, columns without a name than the layout. */
    private static CsvHeader ofKnown(char separator, long line, List<String> written, Known known) {
        var names = new ArrayList<>(written);
        List<@Nullable ColumnRole> roles = new ArrayList<>(known.layout().roles());
        while (names.size() < roles.size()) {
            names.add("");
        }
        while (roles.size() < names.size()) {
            roles.add(null);
        }
        return new CsvHeader(separator, line, names, roles, From.PROFILE, known);
    }

    private static CsvHeader find(Table table) throws IOException {
        var unreadable = new ArrayList<Refusal>();
        var found = find(table, CsvHeader::hasDate, unreadable);
        if (found == null) {
            found = find(table, header -> header.names().stream().anyMatch(HeaderWords::isTime), new ArrayList<>());
        }
        if (found == null) {
            found = ColumnsByValue.solve(table);
        }
        if (found == null) {
            throw unreadable.isEmpty() ? headerMissing() : unreadable.getLast();
        }
        return found;
    }

    /** Of what the separators find, that with most columns known; null where none finds one. */
    private static @Nullable CsvHeader find(Table table, Predicate<CsvHeader> mayHaveDate, List<Refusal> unreadable)
            throws IOException {
        CsvHeader best = null;
        for (char separator : table.separators()) {
            try (var records = table.open(separator)) {
                var header = findIn(records, separator, mayHaveDate);
                if (header != null && (best == null || header.rolesKnown() > best.rolesKnown())) {
                    best = header;
                }
            } catch (Refusal e) {
                unreadable.add(e);
            }
        }
        return best;
    }

    /** The columns of a role, from left to right. */
    List<Integer> columns(ColumnRole role) {
        var columns = new ArrayList<Integer>();
        for (int i = 0; i < roles.size(); i++) {
            if (roles.get(i) == role) {
                columns.add(i);
            }
        }
        return columns;
    }

    /** The leftmost column of the first of the roles that there is one of, or -1. */
    int first(ColumnRole... wanted) {
        for (ColumnRole role : wanted) {
            var found = roles.indexOf(role);
            if (found >= 0) {
                return found;
            }
        }
        return -1;
    }

    /** Whether a column holds words about a row, or may: nothing is known of it. */
    boolean isText(int column) {
        return roles.get(column) == null || roles.get(column) == ColumnRole.DESCRIPTION;
    }

    boolean hasDate() {
        return hasDate(roles);
    }

    boolean isRepeatedBy(CsvRecord row) {
        for (int i = 0; i < names.size(); i++) {
            if (!row.field(i).equals(names.get(i).strip())) {
                return false;
            }
        }
        return !names.stream().allMatch(String::isBlank);
    }

    private long rolesKnown() {
        return roles.stream().filter(role -> role != null).count();
    }

    private static @Nullable CsvHeader findIn(Table.Records records, char separator, Predicate<CsvHeader> mayHaveDate)
            throws IOException {
        for (int i = 0; i < LINES_SEARCHED; i++) {
            var row = records.next();
            if (row == null) {
                return null;
            }
            List<@Nullable ColumnRole> roles = new ArrayList<>();
            row.fields().forEach(name -> roles.add(HeaderWords.roleOf(name)));
            // Words such as "posted" and "income" stand in rows too.
            if (ColumnsByValue.isRow(row)) {
                continue;
            }
            var named = new CsvHeader(separator, row.line(), row.fields(), roles, From.NAMES);
            if (mayHaveDate.test(named) && (hasAmount(roles) || roles.contains(ColumnRole.DIRECTION))) {
                var header = resolved(named, records);
                return header.hasDate() && hasAmount(header.roles()) ? header : null;
            }
        }
        return null;
    }

    /** Says by the first values what the names leave open. */
    private static CsvHeader resolved(CsvHeader header, Table.Records records) throws IOException {
        var rows = new ArrayList<CsvRecord>();
        for (int i = 0; i < LINES_SEARCHED; i++) {
            var row = records.next();
            if (row == null) {
                break;
            }
            if (row.filledFields() > header.names().size() / 3) {
                rows.add(row);
            }
        }
        var roles = NamedColumns.roles(header, rows);
        return new CsvHeader(header.separator(), header.line(), header.names(), roles, From.NAMES);
    }

    static boolean hasDate(List<@Nullable ColumnRole> roles) {
        return roles.contains(ColumnRole.BOOKED_ON)
                || roles.contains(ColumnRole.DATE)
                || roles.contains(ColumnRole.TRANSACTED_ON)
                || roles.contains(ColumnRole.VALUE_ON);
    }

    static boolean hasAmount(List<@Nullable ColumnRole> roles) {
        return roles.stream().anyMatch(CsvHeader::isAmount);
    }

    /** Whether a column of the role holds amounts, or may. */
    static boolean isAmount(@Nullable ColumnRole role) {
        return role == ColumnRole.AMOUNT
                || role == ColumnRole.GROSS
                || role == ColumnRole.DEBIT
                || role == ColumnRole.CREDIT
                || role == ColumnRole.DATE_OR_OTHER;
    }

    private static Refusal headerMissing() {
        return new Refusal(
                ReadingCode.HEADER_NOT_FOUND,
                "No line names a date column and an amount column; add a line such as \"Date,Description,Amount\".");
    }
}
