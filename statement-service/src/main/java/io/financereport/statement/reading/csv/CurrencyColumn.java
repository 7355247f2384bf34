package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.written.PlainWords;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which of the columns of currencies says that of the amounts. */
final class CurrencyColumn {
    private static final int[] STEPS = {1, -1};

    /** What a purchase cost in its own currency. */
    private static final Set<String> FOREIGN = Set.of(
            "utl belopp moms", "utlandsbelopp", "original amount", "foreign amount", "transaction currency amount");

    /** What a name has beside the words that tell one amount from another. */
    private static final Set<String> KINDS = Set.of(
            "amount",
            "currency",
            "ccy",
            "code",
            "betrag",
            "wahrung",
            "montant",
            "devise",
            "importe",
            "divisa",
            "moneda",
            "importo",
            "valuta",
            "valor",
            "moeda",
            "bedrag",
            "kwota",
            "waluta",
            "belopp",
            "belob",
            "castka",
            "mena",
            "сумма",
            "валюта",
            "金额",
            "货币",
            "币种",
            "金額",
            "貨幣",
            "通貨");

    private static final Set<String> CURRENCIES_ABROAD = Set.of(
            "foreign currency",
            "original currency",
            "fremdwahrung",
            "originalwahrung",
            "devise d origine",
            "moneda original");

    private CurrencyColumn() {}

    /** Where several currencies stand in a line, that of the amount is next to it. */
    static int of(CsvHeader header, int... amounts) {
        var currencies = new ArrayList<>(header.columns(ColumnRole.CURRENCY));
        if (currencies.size() > 1) {
            var others = currencies.stream()
                    .filter(currency -> isOfOtherAmount(header, currency, amounts))
                    .toList();
            if (others.size() < currencies.size()) {
                currencies.removeAll(others);
            }
        }
        if (currencies.size() > 1) {
            for (int step : STEPS) {
                for (int amount : amounts) {
                    if (amount >= 0 && currencies.contains(amount + step)) {
                        return amount + step;
                    }
                }
            }
        }
        if (currencies.size() == 1
                && (isBesideForeign(header, currencies.getFirst(), amounts)
                        || isApartFromNamed(header, currencies.getFirst(), amounts)
                        || isOfForeign(header, currencies.getFirst(), amounts))) {
            return -1;
        }
        return currencies.isEmpty() ? -1 : currencies.getFirst();
    }

    /** Whether the name of a currency has the words of another amount, as {@code Transaction currency} beside {@code Transaction amount}. */
    private static boolean isOfOtherAmount(CsvHeader header, int currency, int... amounts) {
        var words = withoutKind(header.names().get(currency));
        return !words.isEmpty()
                && IntStream.range(0, header.names().size())
                        .filter(column -> column != currency
                                && withoutKind(header.names().get(column)).equals(words))
                        .anyMatch(column -> CsvHeader.isAmount(header.roles().get(column))
                                && IntStream.of(amounts).noneMatch(amount -> amount == column))
                && IntStream.of(amounts)
                        .filter(amount -> amount >= 0)
                        .noneMatch(amount ->
                                withoutKind(header.names().get(amount)).equals(words));
    }

    private static String withoutKind(String name) {
        return Stream.of(PlainWords.of(name).split(" ", -1))
                .filter(word -> !KINDS.contains(word))
                .collect(Collectors.joining(" "));
    }

    /** What stands in a column of currencies next to an amount of a row; empty when nothing does. */
    static String beside(CsvHeader header, CsvRecord row, int amount) {
        for (int step : STEPS) {
            var column = amount + step;
            if (amount >= 0
                    && column >= 0
                    && column < header.roles().size()
                    && header.roles().get(column) == ColumnRole.CURRENCY
                    && !row.value(column).isEmpty()) {
                return row.value(column);
            }
        }
        return "";
    }

    /**
     * Whether the name of the currency itself says that it is that of what a purchase cost abroad, which stands in the table or beside an
     * amount whose name has another currency.
     */
    private static boolean isOfForeign(CsvHeader header, int currency, int... amounts) {
        return CURRENCIES_ABROAD.contains(PlainWords.of(header.names().get(currency)))
                && (!header.columns(ColumnRole.GROSS).isEmpty()
                        || IntStream.of(amounts)
                                .anyMatch(amount -> amount >= 0
                                        && HeaderWords.currencyIn(header.names().get(amount)) != null));
    }

    /** Whether it stands apart from amounts whose name has a currency already: then it is that of another amount. */
    private static boolean isApartFromNamed(CsvHeader header, int currency, int... amounts) {
        return IntStream.of(amounts)
                        .anyMatch(amount -> amount >= 0
                                && HeaderWords.currencyIn(header.names().get(amount)) != null)
                && IntStream.of(amounts).noneMatch(amount -> amount >= 0 && Math.abs(amount - currency) == 1);
    }

    /** Whether the currency is of what a purchase cost abroad, as it stands next to that and not to what was booked. */
    private static boolean isBesideForeign(CsvHeader header, int currency, int... amounts) {
        for (int amount : amounts) {
            if (amount >= 0 && Math.abs(amount - currency) == 1) {
                return false;
            }
        }
        return header.columns(ColumnRole.GROSS).stream()
                .anyMatch(gross -> Math.abs(gross - currency) == 1
                        && FOREIGN.contains(PlainWords.of(header.names().get(gross))));
    }
}
