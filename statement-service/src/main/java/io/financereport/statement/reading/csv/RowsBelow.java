package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rows add to a header that no profile knows: whose account a column names, and where words stand below names without meaning. */
final class RowsBelow {
    /** Enough for every statement that a person reads. */
    private static final int ROWS_MAX = 2_000;

    private static final int RECORDS_MAX = 2 * ROWS_MAX;
    private static final int CHARACTERS_MAX = 4 << 20;

    private RowsBelow() {}

    /** The header with the roles that the rows show; that of a profile as it is. */
    static CsvHeader refine(Table table, CsvHeader header) throws IOException {
        if (header.from() == CsvHeader.From.PROFILE) {
            return header;
        }
        var rows = rows(table, CsvColumns.of(header));
        var account = new OwnAccountColumn(header, rows).column();
        List<@Nullable ColumnRole> roles = new ArrayList<>(header.roles());
        for (int column : header.columns(ColumnRole.ACCOUNT)) {
            roles.set(column, column == account ? ColumnRole.ACCOUNT : null);
        }
        dropPayeesWithoutNames(roles, new TextColumns(header, rows), header.columns(ColumnRole.COUNTERPARTY));
        new TextColumns(header.with(roles), rows)
                .columns()
                .forEach(column -> roles.set(column, ColumnRole.DESCRIPTION));
        return header.with(roles);
    }

    /** Beside the names of payees some banks write their accounts under another name for them. */
    private static void dropPayeesWithoutNames(
            List<@Nullable ColumnRole> roles, TextColumns texts, List<Integer> payees) {
        if (payees.stream().anyMatch(texts::hasWords)) {
            payees.stream().filter(texts::hasCodesOnly).forEach(column -> roles.set(column, null));
        }
    }

    private static List<CsvRecord> rows(Table table, CsvColumns columns) throws IOException {
        var rows = new ArrayList<CsvRecord>();
        var characters = 0;
        try (var records = table.open(columns.header().separator())) {
            for (int i = 0; i < RECORDS_MAX && rows.size() < ROWS_MAX && characters < CHARACTERS_MAX; i++) {
                var record = records.next();
                if (record == null) {
                    break;
                }
                if (record.line() > columns.header().line() && columns.kindOf(record) == CsvColumns.Kind.ROW) {
                    rows.add(record);
                    characters += TableSample.characters(record.fields());
                }
            }
        } catch (Refusal e) {
            // The reading says so itself, and of the rows before it the same holds.
        }
        return rows;
    }
}
