package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Tally;
import io.financereport.statement.reading.written.PlainWords;
import io.financereport.statement.reading.written.WrittenNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Columns that could be meant as well as those that count: where they say something else, a person looks. */
final class OtherColumns {
    private static final Set<String> GROSS =
            Set.of("gross", "gross amount", "brutto", "bruttobetrag", "bruto", "lordo");

    private final CsvColumns columns;
    private final List<Integer> ofOtherCurrency;
    private final List<Integer> ofSameDay;
    private final List<Integer> withFees;
    private final Tally inTwoCurrencies = new Tally();
    private final Tally ofTwoDays = new Tally();
    private final Tally withoutFees = new Tally();

    OtherColumns(CsvColumns columns) {
        this.columns = columns;
        this.ofOtherCurrency = amountsOfOtherCurrency();
        this.ofSameDay = daysOfSameName();
        this.withFees = columns.isOfNet() && columns.header().names().stream().noneMatch(Fees::isNamed)
                ? columns.header().columns(ColumnRole.GROSS).stream()
                        .filter(column -> GROSS.contains(nameOf(column)))
                        .toList()
                : List.of();
    }

    void learn(CsvRecord row) {
        if (ofOtherCurrency.isEmpty() && ofSameDay.isEmpty() && withFees.isEmpty()) {
            return;
        }
        var amount = row.value(columns.amount());
        if (!amount.isEmpty()
                && ofOtherCurrency.stream()
                        .anyMatch(column -> !row.value(column).isEmpty())) {
            inTwoCurrencies.add(row.line());
        }
        if (ofSameDay.stream().anyMatch(column -> isOther(row.value(columns.bookedOn()), row.value(column)))) {
            ofTwoDays.add(row.line());
        }
        if (withFees.stream().anyMatch(column -> isOtherAmount(amount, row.value(column)))) {
            withoutFees.add(row.line());
        }
    }

    /** Of a profile's columns somebody said which count. */
    List<ReadingProblem> remarks() {
        var remarks = new ArrayList<ReadingProblem>();
        if (columns.header().from() == CsvHeader.From.PROFILE) {
            return remarks;
        }
        remarks.addAll(inTwoCurrencies.problems(
                ReadingCode.COLUMNS_INFERRED,
                "rows have amounts in two columns, each in a currency of its own: those in column "
                        + (columns.amount() + 1) + " are taken as booked."));
        remarks.addAll(ofTwoDays.problems(
                ReadingCode.COLUMNS_INFERRED,
                "rows have two days in columns of the same name: those in column " + (columns.bookedOn() + 1)
                        + " are taken for the days of booking."));
        remarks.addAll(withoutFees.problems(
                ReadingCode.FEES_UNCLEAR,
                "rows have another amount beside the net one, and nothing says which moved the account: the net one is"
                        + " taken."));
        return remarks;
    }

    /** Where a balance stands beside them, it says which is booked. */
    private List<Integer> amountsOfOtherCurrency() {
        var header = columns.header();
        var code = columns.amount() < 0 || columns.balance() >= 0
                ? null
                : HeaderWords.currencyIn(header.names().get(columns.amount()));
        return header.columns(ColumnRole.AMOUNT).stream()
                .filter(column -> {
                    var other = HeaderWords.currencyIn(header.names().get(column));
                    return code != null && other != null && !other.equals(code);
                })
                .toList();
    }

    private List<Integer> daysOfSameName() {
        var name = nameOf(columns.bookedOn());
        return IntStream.range(0, columns.header().names().size())
                .filter(column -> column != columns.bookedOn()
                        && !name.isEmpty()
                        && nameOf(column).equals(name))
                .boxed()
                .toList();
    }

    private String nameOf(int column) {
        return PlainWords.of(columns.header().names().get(column));
    }

    private static boolean isOther(String day, String other) {
        return !other.isEmpty() && !other.equals(day);
    }

    private static boolean isOtherAmount(String amount, String other) {
        var number = amount.isEmpty() ? null : WrittenNumber.of(amount);
        var gross = other.isEmpty() ? null : WrittenNumber.of(other);
        return number != null && gross != null && !number.digits().equals(gross.digits());
    }
}
