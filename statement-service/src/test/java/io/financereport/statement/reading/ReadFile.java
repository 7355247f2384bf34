package io.financereport.statement.reading;

import io.financereport.statement.reading.ReadingHints.Basis;
import io.financereport.statement.reading.ReadingHints.DecimalMark;
import io.financereport.statement.reading.ReadingHints.Signs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file read for a test: the answer, and the rows that count when it is a reading. */
public record ReadFile(Reading reading, List<RowRead> rows) {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Duration READING_MAX = Duration.ofMinutes(1);

    public static ReadFile text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8), "EUR", null);
    }

    public static ReadFile text(String text, DateOrder answer) {
        return bytes(text.getBytes(StandardCharsets.UTF_8), "EUR", answer);
    }

    public static ReadFile bytes(byte[] bytes, String currency, @Nullable DateOrder answer) {
        return bytes(bytes, currency, answer, 1_000_000);
    }

    public static ReadFile bytes(byte[] bytes, String currency, @Nullable DateOrder answer, int rowsMax) {
        return bytes(bytes, new ReadingHints(Currency.getInstance(currency), answer), rowsMax);
    }

    /** A file read with what a person answered. */
    public static ReadFile text(String text, @Nullable DecimalMark mark, @Nullable Signs signs) {
        return bytes(
                text.getBytes(StandardCharsets.UTF_8),
                new ReadingHints(Currency.getInstance("EUR"), Basis.ASSUMED, null, mark, signs),
                1_000_000);
    }

    /** A file whose uploader says the currency. */
    public static ReadFile said(String text, String currency) {
        var hints = new ReadingHints(Currency.getInstance(currency), Basis.SAID, null, null, null);
        return bytes(text.getBytes(StandardCharsets.UTF_8), hints, 1_000_000);
    }

    /** A file read with what is known of it. */
    public static ReadFile with(ReadingHints hints, byte[] bytes) {
        return bytes(bytes, hints, 1_000_000);
    }

    private static ReadFile bytes(byte[] bytes, ReadingHints hints, int rowsMax) {
        var rows = new ArrayList<RowRead>();
        try {
            var reading =
                    StatementReader.read(() -> new ByteArrayInputStream(bytes), hints, limits(rowsMax), rows::add);
            return new ReadFile(reading, reading instanceof Reading.Read ? List.copyOf(rows) : List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of a test's reading. */
    public static ReadingLimits limits(int rowsMax) {
        return ReadingLimits.of(rowsMax, READING_MAX, CLOCK);
    }

    /** The codes of all that the reader says. */
    public List<ReadingCode> codes() {
        return switch (reading) {
            case Reading.Read read ->
                read.problems().stream().map(ReadingProblem::code).toList();
            case Reading.Open open ->
                open.questions().stream().map(ReadingProblem::code).toList();
            case Reading.Refused refused -> List.of(refused.problem().code());
        };
    }

    public ReadingProblem refusal() {
        if (reading instanceof Reading.Refused(ReadingProblem problem)) {
            return problem;
        }
        throw new AssertionError("Not refused: " + reading);
    }

    public Reading.Read read() {
        if (reading instanceof Reading.Read read) {
            return read;
        }
        throw new AssertionError("Not read: " + reading);
    }

    /** The rows in one line each: day, amount, description. */
    public List<String> lines() {
        return rows.stream()
                .map(row -> row.bookedOn() + " " + row.amount() + " " + row.description())
                .toList();
    }
}
