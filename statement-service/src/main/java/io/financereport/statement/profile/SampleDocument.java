package io.financereport.statement.profile;

import io.financereport.money.Money;
import io.financereport.statement.reading.csv.TableSample;
import io.financereport.statement.reading.written.Currencies;
import io.financereport.web.Problem;
import io.financereport.web.WebProblem;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A golden sample as JSON: the first records of a file with the rows that they are.
 *
 * @param currency of amounts whose currency the records do not say, ISO 4217
 */
@Serdeable
record SampleDocument(
        @NotNull @Size(min = 3, max = 3) String currency,
        @NotNull @Size(max = TableSample.RECORDS_MAX) List<List<String>> records,
        @NotNull @Size(max = TableSample.ROWS_MAX) @Valid List<Row> rows) {

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");

    SampleDocument {
        records = records.stream().map(List::copyOf).toList();
        rows = List.copyOf(rows);
    }

    /**
     * One row as the books would have it.
     *
     * @param bookedOn ISO 8601
     * @param amount exact, with a point; plus is money in
     * @param currency ISO 4217
     */
    @Serdeable
    record Row(
            @NotNull String bookedOn,
            @Nullable String valueOn,
            @NotNull @Size(max = 40) String amount,
            @NotNull @Size(min = 3, max = 3) String currency,
            @NotNull String description,
            @Nullable String counterparty,
            @Nullable String reference,
            @Nullable @Size(max = 40) String balance) {

        static Row of(TableSample.Golden row) {
            return new Row(
                    row.bookedOn().toString(),
                    row.valueOn() == null ? null : row.valueOn().toString(),
                    row.amount().amount().toPlainString(),
                    row.amount().currency().getCurrencyCode(),
                    row.description(),
                    row.counterparty(),
                    row.reference(),
                    row.balance() == null ? null : row.balance().amount().toPlainString());
        }

        private TableSample.Golden row() {
            var unit = known(currency);
            return new TableSample.Golden(
                    LocalDate.parse(bookedOn),
                    valueOn == null ? null : LocalDate.parse(valueOn),
                    money(amount, unit),
                    description,
                    counterparty,
                    reference,
                    balance == null ? null : money(balance, unit));
        }

        /** An exponent would make a number of a thousand million digits of a few characters. */
        private static Money money(String written, Currency unit) {
            if (!PLAIN.matcher(written).matches()) {
                throw new IllegalArgumentException("Not a plain decimal");
            }
            return Money.asStated(new BigDecimal(written), unit);
        }
    }

    private static Currency known(String code) {
        var currency = Currencies.ofCode(code);
        if (currency == null) {
            throw new IllegalArgumentException("Not a currency");
        }
        return currency;
    }

    static SampleDocument of(TableSample sample) {
        return new SampleDocument(
                sample.currency().getCurrencyCode(),
                sample.records(),
                sample.rows().stream().map(Row::of).toList());
    }

    /**
     * @throws Problem 400 when a day, an amount or a currency is none, or there is more than a sample holds
     */
    TableSample sample() {
        var characters = records.stream().mapToLong(TableSample::characters).sum();
        if (characters > TableSample.CHARACTERS_MAX) {
            throw Problem.of(
                    WebProblem.VALIDATION_FAILED,
                    "sample.records: at most " + TableSample.CHARACTERS_MAX + " characters, not " + characters);
        }
        try {
            return new TableSample(
                    known(currency), records, rows.stream().map(Row::row).toList());
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw Problem.of(WebProblem.VALIDATION_FAILED, "sample: a day, an amount or a currency of it is none");
        }
    }
}
