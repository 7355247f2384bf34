package io.financereport.report.reports;

import io.financereport.money.Money;
import io.financereport.report.ReportProblem;
import io.financereport.report.financials.Period;
import io.financereport.web.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Reads what a question says, and refuses what cannot be answered. */
final class Asked {
    private static final LocalDate DAY_MIN = LocalDate.of(1900, 1, 1);
    private static final LocalDate DAY_MAX = LocalDate.of(2199, 12, 31);

    private Asked() {}

    enum Format {
        JSON,
        CSV
    }

    /** {@code ?format=} where it is given; otherwise the first that the client accepts and that is offered. */
    static Format format(@Nullable String format, HttpRequest<?> request) {
        if (format == null) {
            return accepted(request.accept());
        }
        return switch (format) {
            case "json" -> Format.JSON;
            case "csv" -> Format.CSV;
            default ->
                throw Problem.of(ReportProblem.FORMAT_UNKNOWN, "Reports come as json or csv, not as '" + format + "'.");
        };
    }

    private static Format accepted(Collection<MediaType> types) {
        for (MediaType type : types) {
            if (type.matches(MediaType.APPLICATION_JSON_TYPE)) {
                return Format.JSON;
            } else if (type.matches(MediaType.TEXT_CSV_TYPE)) {
                return Format.CSV;
            }
        }
        return Format.JSON;
    }

    static Currency currency(@Nullable String code, Currency base) {
        if (code == null) {
            return base;
        }
        try {
            var currency = Currency.getInstance(code);
            Money.zero(currency);
            return currency;
        } catch (IllegalArgumentException e) {
            throw Problem.of(
                    ReportProblem.CURRENCY_UNKNOWN,
                    "'" + code + "' is not the ISO 4217 code of a currency, such as SGD or EUR.");
        }
    }

    static LocalDate day(LocalDate day) {
        if (day.isBefore(DAY_MIN) || day.isAfter(DAY_MAX)) {
            throw Problem.of(
                    ReportProblem.DAY_OUT_OF_RANGE,
                    "Reports are made for days from " + DAY_MIN + " to " + DAY_MAX + "; " + day + " is outside.");
        }
        return day;
    }

    static Period period(LocalDate from, LocalDate to) {
        if (day(from).isAfter(day(to))) {
            throw Problem.of(
                    ReportProblem.PERIOD_TURNED_ROUND,
                    "The period from " + from + " to " + to + " ends before it starts; turn the two days round.");
        }
        return new Period(from, to);
    }
}
