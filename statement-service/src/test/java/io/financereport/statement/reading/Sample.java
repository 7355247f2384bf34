package io.financereport.statement.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.financereport.statement.reading.ReadingCode.Weight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A sample statement, what is true of it, and what the readers made of it.
 *
 * @param isLookedAt whether anything is asked, or has to be looked at before it is approved
 */
record Sample(String path, Verdict verdict, boolean isLookedAt, String detail) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How the rows compare with the truth. */
    enum Verdict {
        /** Every row as in the truth. */
        EXACT,
        /** Rows differ, but the reader says what a person has to look at. */
        FLAGGED,
        /** The file was refused, though it has rows. */
        REFUSED,
        /** The file has no rows that can be booked, and was refused. */
        RIGHTLY_REFUSED,
        /** Rows differ and nothing says so. */
        WRONG;

        boolean isRefused() {
            return this == REFUSED || this == RIGHTLY_REFUSED;
        }
    }

    static List<Sample> ofFormat(Path samples, String format) {
        var read = new ArrayList<Sample>();
        for (JsonNode file : json(samples.resolve("manifest.json")).get("files")) {
            if (file.get("format").asText().equals(format) && !file.get("truth").isNull()) {
                read.add(compared(samples, file));
            }
        }
        return read;
    }

    private static Sample compared(Path samples, JsonNode file) {
        var path = file.get("path").asText();
        var truth = json(samples.resolve(file.get("truth").asText()));
        var currency = currencyOf(truth);
        ReadFile got;
        try {
            got = ReadFile.bytes(Files.readAllBytes(samples.resolve(path)), currency, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var expectsRows = file.get("expect").asText().equals("transactions") && canBeBooked(truth);
        return switch (got.reading()) {
            case Reading.Refused refused ->
                new Sample(
                        path,
                        expectsRows && refused.problem().code() != ReadingCode.INTERIM_REPORT
                                ? Verdict.REFUSED
                                : Verdict.RIGHTLY_REFUSED,
                        true,
                        said(refused.problem()));
            case Reading.Open open ->
                new Sample(path, Verdict.FLAGGED, true, said(open.questions().get(0)));
            case Reading.Read read -> ofRows(path, expectsRows, rowsOf(truth), rowsOf(got), read);
        };
    }

    private static Sample ofRows(
            String path, boolean expectsRows, List<String> expected, List<String> got, Reading.Read read) {
        if ((expectsRows || expected.isEmpty()) && expected.equals(got)) {
            var looks = read.problems().stream()
                    .filter(problem -> problem.code().weight() == Weight.REVIEWS)
                    .findFirst();
            var rows = got.size() + " rows";
            return looks.map(problem -> new Sample(path, Verdict.EXACT, true, rows + "; " + said(problem)))
                    .orElseGet(() -> new Sample(path, Verdict.EXACT, false, rows));
        }
        var asks = read.problems().stream()
                .filter(problem ->
                        problem.code().weight() == Weight.REVIEWS || problem.code() == ReadingCode.ROWS_PENDING)
                .findFirst();
        return asks.map(problem ->
                        new Sample(path, Verdict.FLAGGED, true, said(problem) + "; " + difference(expected, got)))
                .orElseGet(() -> new Sample(path, Verdict.WRONG, false, difference(expected, got)));
    }

    private static String said(ReadingProblem problem) {
        return problem.code().code() + (problem.line() == null ? "" : " at line " + problem.line());
    }

    private static String difference(List<String> expected, List<String> got) {
        var missing = new ArrayList<>(expected);
        got.forEach(missing::remove);
        var extra = new ArrayList<>(got);
        expected.forEach(extra::remove);
        return expected.size() + " expected, " + got.size() + " read; missing "
                + missing.subList(0, Math.min(2, missing.size())) + ", extra "
                + extra.subList(0, Math.min(2, extra.size()));
    }

    private static List<String> rowsOf(ReadFile read) {
        return read.rows().stream()
                .map(row -> row.bookedOn() + " " + plain(row.amount().amount())
                        + (row.standing() == RowRead.Standing.PENDING ? " pending" : ""))
                .sorted()
                .toList();
    }

    private static List<String> rowsOf(JsonNode truth) {
        var rows = new ArrayList<String>();
        for (JsonNode account : truth.get("accounts")) {
            for (JsonNode row : account.get("transactions")) {
                if (isOpening(row)) {
                    continue;
                }
                var amount = row.get("amount").asText();
                var pending =
                        row.hasNonNull("status") && !row.get("status").asText().equals("BOOK");
                rows.add(bookedOn(row) + " " + (isAmount(amount) ? plain(new BigDecimal(amount)) : amount)
                        + (pending ? " pending" : ""));
            }
        }
        return rows.stream().sorted().toList();
    }

    private static boolean isAmount(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }

    /** The record of QIF that states a balance, which the truth lists with the rows. */
    private static boolean isOpening(JsonNode row) {
        return row.path("description").asText().equals("Opening Balance")
                && row.path("category").asText().startsWith("[");
    }

    /** What a truth calls the date is the value date in some formats, which then name the booking date by itself. */
    private static String bookedOn(JsonNode row) {
        for (String name : List.of("entry_date", "as_of_date", "date", "value_date")) {
            if (row.hasNonNull(name)) {
                return row.get(name).asText();
            }
        }
        return "no date";
    }

    /** Whether each row's booking date is a day at all. */
    private static boolean canBeBooked(JsonNode truth) {
        return rowsOf(truth).stream().allMatch(row -> row.matches("\\d{4}-(0\\d|1[0-2])-([0-2]\\d|3[01]) .*"));
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private static String currencyOf(JsonNode truth) {
        for (JsonNode account : truth.get("accounts")) {
            if (account.hasNonNull("currency")) {
                return account.get("currency").asText();
            }
        }
        return "USD";
    }

    private static JsonNode json(Path path) {
        try {
            return JSON.readTree(path.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
