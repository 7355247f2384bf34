package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.csv.TableSection.Belongs;
import io.financereport.statement.reading.csv.TableSection.Standing;
import io.financereport.statement.reading.written.AccountWords;
import io.financereport.statement.reading.written.WrittenDate;
import io.financereport.statement.reading.written.WrittenNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tables that stand one below the other. The names of the columns once more are the next page, or another account where
 * the lines between name one; other names of columns begin another table.
 */
final class TableSections {
    private static final int SECTIONS_MAX = 100;
    private static final int RECORDS_BETWEEN_CHECKS = 1_000;

    private static final List<@Nullable ColumnRole> DAYS =
            Arrays.asList(ColumnRole.BOOKED_ON, ColumnRole.DATE, ColumnRole.TRANSACTED_ON, ColumnRole.VALUE_ON);

    private final Table table;
    private final CsvHeader header;
    private final ReadingLimits limits;
    private final List<TableSection> sections = new ArrayList<>();
    private final List<ReadingProblem> problems = new ArrayList<>();
    private final LinesBetween between = new LinesBetween();
    private Set<String> opening = Set.of();
    private @Nullable TableSection open;
    private List<String> names = List.of();
    private int day = -1;
    private String lastDay = "";
    private boolean hasRows;
    private long lastRow;

    private TableSections(Table table, CsvHeader header, ReadingLimits limits) {
        this.table = table;
        this.limits = limits;
        this.header = header;
    }

    /**
     * Those of a table, one of them mostly; none where nothing names the columns.
     *
     * @param problems what a person has to look at
     */
    record Found(List<TableSection> sections, List<ReadingProblem> problems) {
        Found {
            sections = List.copyOf(sections);
            problems = List.copyOf(problems);
        }
    }

    static Found of(Table table, CsvHeader header, ReadingLimits limits) throws IOException {
        return new TableSections(table, header, limits).find();
    }

    private Found find() throws IOException {
        if (header.names().stream().allMatch(String::isBlank)) {
            return new Found(List.of(), List.of());
        }
        var count = 0;
        var end = 0L;
        try (var records = table.open(header.separator())) {
            for (var record = records.next(); record != null; record = records.next()) {
                if (++count % RECORDS_BETWEEN_CHECKS == 0) {
                    limits.check(0, record.line());
                }
                end = record.line() + 1;
                see(record);
            }
        }
        close(end);
        return new Found(sections, problems);
    }

    private void see(CsvRecord record) {
        if (record.line() < header.line()) {
            seeAbove(record);
        } else if (open == null) {
            var isPending = Boolean.TRUE.equals(between.isPending());
            opening = between.shapes();
            begin(record, 1, between.account(), Belongs.TO_ACCOUNT, isPending ? Standing.PENDING : Standing.BOOKED);
        } else {
            seeBelow(record);
        }
    }

    private void seeAbove(CsvRecord record) {
        if (record.filledFields() > 0) {
            between.add(record, record.fields().size());
        }
    }

    private void seeBelow(CsvRecord record) {
        if (isDay(record.field(day))) {
            lookWhoseRows(record);
            hasRows = true;
            lastRow = record.line();
            between.clear();
        } else if (record.filledFields() == 0) {
            return;
        } else if (isNamedSo(record)) {
            repeated(record);
        } else if (isOtherTable(record) && (hasRows || !between.isEmpty())) {
            otherTable(record);
        } else {
            if (hasRows && namesOthers(record)) {
                problems.add(ReadingProblem.at(
                        ReadingCode.SECTION_LEFT_OUT,
                        "The line names columns, and not those of the rows above: the rows below it are read as those"
                                + " above. Look whether they are rows of the account.",
                        record.line()));
            }
            if (LinesBetween.isPendingAside(record, left())) {
                problems.add(ReadingProblem.at(
                        ReadingCode.SECTION_LEFT_OUT,
                        "The line may say that the rows below it are not booked yet, or belong to the text of the row"
                                + " above: they are taken to be as those above. Look whether they are.",
                        record.line()));
            }
            between.add(record, left());
            headed(record);
        }
    }

    /** A number of an account among the rows, without the names of the columns below it. */
    private void lookWhoseRows(CsvRecord row) {
        var account = hasRows && !between.isEmpty() ? between.account() : null;
        if (account != null
                && !AccountWords.isSameAccount(account, requireOpen().account())) {
            problems.add(ReadingProblem.at(
                    ReadingCode.TABLE_WITHOUT_ACCOUNT,
                    "A line above this row names account " + account + ": the rows below it are taken for those of the"
                            + " account above. Look whether they are.",
                    row.line()));
        }
    }

    /** Whether a day is named where the rows have theirs. */
    private boolean namesOthers(CsvRecord record) {
        return DAYS.contains(HeaderWords.roleOf(record.field(day)))
                && record.filledFields() > 1
                && record.fields().stream().noneMatch(TableSections::isFigure);
    }

    private int left() {
        return (int) names.stream().takeWhile(String::isBlank).count();
    }

    /** The same names of columns once more. */
    private void repeated(CsvRecord record) {
        var last = requireOpen();
        var account = between.account();
        var isPending = between.isPending();
        if (account != null && !AccountWords.isSameAccount(account, last.account())) {
            next(record, account, Belongs.TO_ACCOUNT, standing(isPending, Standing.BOOKED));
        } else if (last.standing() != Standing.LEFT_OUT && standing(isPending, last.standing()) != last.standing()) {
            next(record, last.account(), Belongs.TO_LAST, standing(isPending, last.standing()));
        } else if (last.standing() == Standing.LEFT_OUT) {
            next(record, last.account(), Belongs.TO_LAST, Standing.LEFT_OUT);
        } else {
            if (last.standing() == Standing.PENDING && hasRows && between.isEmpty()) {
                problems.add(ReadingProblem.at(
                        ReadingCode.SECTION_LEFT_OUT,
                        "The names of the columns stand here once more, and no line above them says that the rows are"
                                + " booked: they are taken as not booked yet, like those above.",
                        record.line()));
            }
            if (hasRows && !between.isOfPage(opening)) {
                problems.add(ReadingProblem.at(
                        ReadingCode.TABLE_WITHOUT_ACCOUNT,
                        "The names of the columns stand here once more, below lines that name no account: the rows are"
                                + " taken for those of the account above. Look whether they are.",
                        record.line()));
            }
            between.clear();
        }
    }

    private void otherTable(CsvRecord record) {
        var last = requireOpen();
        var account = between.account();
        var isPending = between.isPending();
        var hasAmount = CsvHeader.hasAmount(rolesOf(record));
        if (!hasAmount) {
            next(record, account == null ? last.account() : account, Belongs.TO_LAST, Standing.LEFT_OUT);
            problems.add(ReadingProblem.at(
                    ReadingCode.SECTION_LEFT_OUT,
                    "Another table begins here, whose columns name a day and no amount; it was left out.",
                    record.line()));
        } else if (account != null) {
            next(record, account, Belongs.TO_ACCOUNT, standing(isPending, Standing.BOOKED));
        } else if (Boolean.TRUE.equals(isPending)) {
            next(record, last.account(), Belongs.TO_LAST, Standing.PENDING);
        } else if (last.standing() == Standing.PENDING && isPending != null) {
            next(record, last.account(), Belongs.TO_LAST, Standing.BOOKED);
        } else {
            problems.add(ReadingProblem.at(
                    ReadingCode.TABLE_WITHOUT_ACCOUNT,
                    "Another table begins here, and no line above it names its account: it is taken for one of its"
                            + " own. Look whether its rows are booked on the account above.",
                    record.line()));
            next(record, null, Belongs.TO_NOBODY, Standing.BOOKED);
        }
    }

    /** A heading among the rows says of those below whether they are booked, without the names of the columns. */
    private void headed(CsvRecord record) {
        var last = requireOpen();
        var isPending = between.isPending();
        if (isPending != null
                && hasRows
                && last.standing() != Standing.LEFT_OUT
                && standing(isPending, last.standing()) != last.standing()) {
            var above = last.names();
            close(record.line());
            begin(above, record.line(), last.account(), Belongs.TO_LAST, standing(isPending, last.standing()));
        }
    }

    private static Standing standing(@Nullable Boolean isPending, Standing otherwise) {
        return isPending == null ? otherwise : isPending ? Standing.PENDING : Standing.BOOKED;
    }

    private void next(CsvRecord record, @Nullable String account, Belongs belongs, Standing standing) {
        var from = Math.max(lastRow + 1, between.beginOfNext(opening, record.line()));
        close(from);
        begin(record, from, account, belongs, standing);
    }

    private void close(long line) {
        if (open != null) {
            sections.add(open.endingAt(line));
        }
        if (sections.size() > SECTIONS_MAX) {
            throw new Refusal(
                    ReadingCode.TOO_MANY_ACCOUNTS, "A file has at most " + SECTIONS_MAX + " tables; split it.", line);
        }
    }

    private void begin(CsvRecord record, long from, @Nullable String account, Belongs belongs, Standing standing) {
        open = new TableSection(table, limits, header.separator(), record, from, from, account, belongs, standing);
        if (!record.fields().equals(names)) {
            names = record.fields();
            day = dayOf(record.line() == header.line() ? header.roles() : rolesOf(record));
        }
        hasRows = false;
        between.clear();
    }

    private TableSection requireOpen() {
        if (open == null) {
            throw new IllegalStateException("A line below no header");
        }
        return open;
    }

    /** Most rows have the day of the row before. */
    private boolean isDay(String text) {
        if (text.isEmpty()
                || (!text.equals(lastDay) && WrittenDate.of(text).readings().isEmpty())) {
            return false;
        }
        lastDay = text;
        return true;
    }

    private boolean isNamedSo(CsvRecord record) {
        for (int i = 0; i < Math.max(names.size(), record.fields().size()); i++) {
            var name = i < names.size() ? names.get(i).strip() : "";
            if (!record.field(i).equals(name)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOtherTable(CsvRecord record) {
        if (record.filledFields() < 2 || record.fields().stream().anyMatch(TableSections::isFigure)) {
            return false;
        }
        var roles = rolesOf(record);
        var known = roles.stream().filter(role -> role != null).count();
        return CsvHeader.hasDate(roles) && known > 1 && 2 * known >= record.filledFields();
    }

    private static boolean isFigure(String field) {
        return WrittenNumber.of(field) != null
                || !WrittenDate.of(field).readings().isEmpty();
    }

    private static List<@Nullable ColumnRole> rolesOf(CsvRecord record) {
        List<@Nullable ColumnRole> roles = new ArrayList<>();
        record.fields().forEach(name -> roles.add(HeaderWords.roleOf(name)));
        return roles;
    }

    private static int dayOf(List<@Nullable ColumnRole> roles) {
        for (ColumnRole role : DAYS) {
            if (roles.contains(role)) {
                return roles.indexOf(role);
            }
        }
        return -1;
    }
}
