package io.financereport.statement.reading.csv;

import java.util.List;
import java.util.Map;

/**
 * Names of columns that are words of sentences too. In a file of fields they name columns as those of {@link DayNames}, {@link MoneyNames} and {@link TextNames} do;
 * on a page, where sentences stand beside the tables, they name none.
 */
final class EverydayNames {
    private EverydayNames() {}

    static Map<ColumnRole, List<String>> byRole() {
        return Map.ofEntries(
                Map.entry(ColumnRole.DATE, List.of("period", "when", "jour", "dt")),
                Map.entry(ColumnRole.AMOUNT, List.of("how much", "wieviel", "combien", "payout")),
                Map.entry(ColumnRole.GROSS, List.of("total", "totale", "gesamt", "gesamtbetrag")),
                Map.entry(
                        ColumnRole.DEBIT, List.of("chi", "wd", "charge", "purchases", "spend", "spending", "depense")),
                Map.entry(ColumnRole.CREDIT, List.of("thu", "dep", "recu", "recus")),
                Map.entry(ColumnRole.BALANCE, List.of("left", "remaining", "rest", "reste", "restbetrag")),
                Map.entry(ColumnRole.CURRENCY, List.of("cur")),
                Map.entry(
                        ColumnRole.DESCRIPTION, List.of("what", "what for", "was", "wofur", "quoi", "item", "vermerk")),
                Map.entry(
                        ColumnRole.COUNTERPARTY, List.of("store", "shop", "vendor", "customer", "supplier", "cliente")),
                Map.entry(
                        ColumnRole.REFERENCE,
                        List.of("doc", "cheque", "order id", "order number", "invoice number", "documento")),
                Map.entry(ColumnRole.ACCOUNT, List.of("conta")),
                Map.entry(ColumnRole.STATUS, List.of("situacion")));
    }
}
