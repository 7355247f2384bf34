package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.written.PlainWords;
import java.util.List;
import java.util.Set;

/** Who is on the other side of a row. Where one column names who pays and another who is paid, the holder is one of the two. */
final class Payees {
    private static final Set<String> WHO_PAYS = Set.of(
            "zahlungspflichtiger",
            "zahlungspflichtige r",
            "auftraggeber",
            "auftraggebername",
            "payer",
            "payer name",
            "sender",
            "ordenante",
            "nazwa nadawcy",
            "maksaja",
            "avsandare",
            "avsender",
            "afsender",
            "отправитель");

    private static final Set<String> WHO_IS_PAID = Set.of(
            "zahlungsempfanger",
            "zahlungsempfanger in",
            "empfanger",
            "empfangername",
            "begunstigter",
            "payee",
            "payee name",
            "recipient",
            "beneficiary",
            "beneficiaire",
            "beneficiario",
            "nazwa odbiorcy",
            "saaja",
            "saajan nimi",
            "maksunsaaja",
            "mottagare",
            "mottaker",
            "modtager",
            "получатель");

    private Payees() {}

    /**
     * The columns that name them in a row.
     *
     * @param sign of the row's amount: below zero the holder pays
     */
    static List<Integer> columns(CsvHeader header, CsvRecord row, int sign) {
        var all = header.columns(ColumnRole.COUNTERPARTY);
        var holders = sign < 0 ? WHO_PAYS : WHO_IS_PAID;
        var others = sign < 0 ? WHO_IS_PAID : WHO_PAYS;
        if (sign == 0 || !isAnyOf(others, header, all)) {
            return all;
        }
        var found =
                all.stream().filter(column -> !isOf(holders, header, column)).toList();
        return found.stream().allMatch(column -> row.value(column).isEmpty()) ? all : found;
    }

    private static boolean isAnyOf(Set<String> names, CsvHeader header, List<Integer> columns) {
        return columns.stream().anyMatch(column -> isOf(names, header, column));
    }

    private static boolean isOf(Set<String> names, CsvHeader header, int column) {
        return names.contains(PlainWords.of(header.names().get(column)));
    }
}
