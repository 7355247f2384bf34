package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.written.PlainWords;
import java.util.Set;

/** Of several columns of amounts, which one the account moves by, as their names tell. */
final class AmountNames {
    private static final Set<String> NET = Set.of(
            "net",
            "net amount",
            "net total",
            "netto",
            "neto",
            "liquido",
            "total amount",
            "importe neto",
            "montant net",
            "net payout",
            "net value",
            "betrag abzugl kosten",
            "auszahlungsbetrag");

    /** What the account moves by, where the amount of the purchase in its own currency stands beside it. */
    private static final Set<String> BOOKED = Set.of(
            "billing amount",
            "billed amount",
            "posted amount",
            "settled amount",
            "settlement amount",
            "amount in account currency",
            "amount in local currency",
            "amount local currency",
            "betrag in kontowahrung",
            "kwota w walucie rachunku",
            "zauctovana castka",
            "castka v mene uctu",
            "kwota transakcji waluta rachunku",
            "сумма в валюте счета",
            "сумма пересчитанная в валюту счета",
            "入账金额",
            "记账金额",
            "实付金额",
            "סכום חיוב");

    private AmountNames() {}

    /** Whether the amounts of a column are what remains after fees. */
    static boolean isNet(CsvHeader header, int column) {
        return isNamed(header, column, NET);
    }

    /** Where fees stand beside an amount and a net amount, the net one is what the account moves by. */
    static int amount(CsvHeader header) {
        var amounts = header.columns(ColumnRole.AMOUNT);
        return amounts.stream()
                .filter(column ->
                        isNamed(header, column, NET) && header.names().stream().anyMatch(Fees::isNamed))
                .findFirst()
                .or(() -> amounts.stream()
                        .filter(column -> isNamed(header, column, BOOKED))
                        .findFirst())
                .orElse(amounts.isEmpty() ? -1 : amounts.getFirst());
    }

    /** Of money out or in: where purchases in their own currency stand beside what was booked, the latter. */
    static int side(CsvHeader header, ColumnRole side) {
        var columns = header.columns(side);
        return columns.stream()
                .filter(column -> BOOKED.stream()
                        .anyMatch(name ->
                                PlainWords.of(header.names().get(column)).startsWith(name)))
                .findFirst()
                .orElse(columns.isEmpty() ? -1 : columns.getFirst());
    }

    private static boolean isNamed(CsvHeader header, int column, Set<String> names) {
        return names.contains(PlainWords.of(header.names().get(column)));
    }
}
