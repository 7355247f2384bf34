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

    private final List<Integer> all;
    private final List<Integer> withoutWhoPays;
    private final List<Integer> withoutWhoIsPaid;

    Payees(CsvHeader header) {
        all = header.columns(ColumnRole.COUNTERPARTY);
        var pays = named(header, WHO_PAYS);
        var isPaid = named(header, WHO_IS_PAID);
        withoutWhoPays = isPaid.isEmpty() ? all : without(pays);
        withoutWhoIsPaid = pays.isEmpty() ? all : without(isPaid);
    }

    /**
     * The columns that name them in a row.
     *
     * @param sign of the row's amount: below zero the holder pays
     */
    List<Integer> columns(CsvRecord row, int sign) {
        if (sign == 0) {
            return all;
        }
        var found = sign < 0 ? withoutWhoPays : withoutWhoIsPaid;
        return found == all
                        || found.stream().allMatch(column -> row.value(column).isEmpty())
                ? all
                : found;
    }

    private List<Integer> named(CsvHeader header, Set<String> names) {
        return all.stream()
                .filter(column -> names.contains(PlainWords.of(header.names().get(column))))
                .toList();
    }

    private List<Integer> without(List<Integer> columns) {
        return all.stream().filter(column -> !columns.contains(column)).toList();
    }
}
