package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.RowSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads rows over which no line names the columns, where the balances prove exactly one way to read them. */
final class UnnamedTable {
    private final ReadingHints hints;
    private final ReadingLimits limits;
    private final boolean isCard;
    private final Map<List<Object>, Attempt> proven = new LinkedHashMap<>();
    private Reading.@Nullable Open question;

    private record Attempt(Reading.Read reading, List<RowRead> rows, boolean isSure) {}

    /** @param isCard whether the words of the document say that it is a card's or a loan's */
    UnnamedTable(ReadingHints hints, ReadingLimits limits, boolean isCard) {
        this.hints = hints;
        this.limits = limits;
        this.isCard = isCard;
    }

    /** The only reading that the balances prove, or a question without whose answer there is none; null when there is neither. */
    @Nullable
    Reading read(List<List<PdfLine>> pages, RowSink sink) {
        attempt(pages, true);
        var dated = DayLines.of(pages);
        if (dated != null) {
            attempt(dated.pages(), dated.isSure());
        }
        if (proven.size() > 1) {
            // Money out and in exchanged agree too, as those of a debt.
            proven.values()
                    .removeIf(attempt -> attempt.reading().accounts().stream()
                            .anyMatch(account -> account.kind() == AccountKind.LIABILITY));
        }
        if (proven.size() != 1) {
            return proven.isEmpty() ? question : null;
        }
        var only = proven.values().iterator().next();
        only.rows().forEach(sink::accept);
        var problems = new ArrayList<>(only.reading().problems());
        problems.add(remark(only));
        return new Reading.Read(
                Format.PDF, only.reading().accounts(), only.reading().rows(), problems);
    }

    private void attempt(List<List<PdfLine>> pages, boolean isSure) {
        for (UnnamedColumns.Way way : UnnamedColumns.of(pages, isCard)) {
            var layout = new StatementLayout(limits, hints, way.header());
            var rows = new ArrayList<RowRead>();
            try {
                pages.forEach(layout::page);
                switch (PdfReader.read(layout, hints, limits, rows::add)) {
                    case Reading.Read read
                    when isProven(read) ->
                        proven.putIfAbsent(meaning(read, rows), new Attempt(read, rows, isSure && way.isSaid()));
                    case Reading.Open open -> question = question == null ? open : question;
                    case Reading.Read _, Reading.Refused _ -> {}
                }
            } catch (Refusal e) {
                if (e.problem().code() == ReadingCode.READING_TOOK_TOO_LONG) {
                    throw e;
                }
            }
        }
    }

    private static boolean isProven(Reading.Read read) {
        return read.problems().stream().noneMatch(problem -> problem.code() == ReadingCode.LAYOUT_UNPROVEN);
    }

    private static List<Object> meaning(Reading.Read read, List<RowRead> rows) {
        return List.of(
                read.accounts(),
                rows.stream()
                        .map(row -> row.bookedOn() + " " + row.valueOn() + " " + row.amount() + " " + row.balance())
                        .toList());
    }

    private ReadingProblem remark(Attempt only) {
        // A card books what is bought on that day or later.
        var hasTwoDays = only.rows().stream()
                .anyMatch(row -> row.valueOn() != null
                        && (isCard
                                ? row.valueOn().isAfter(row.bookedOn())
                                : !row.valueOn().equals(row.bookedOn())));
        // As of purchases on a card, whose balances are what is owed.
        var isMostlyPlus = only.rows().stream()
                        .mapToInt(row -> row.amount().amount().signum())
                        .sum()
                > 0;
        return only.isSure() && !hasTwoDays && !isMostlyPlus
                ? ReadingProblem.of(
                        ReadingCode.COLUMNS_SOLVED,
                        "No line names the columns; the balances agree with one way to read them only.")
                : ReadingProblem.of(
                        ReadingCode.COLUMNS_INFERRED,
                        "No line names the columns: the balances agree with the amounts, and leave open which day is"
                                + " that of booking, or which amounts are money out.");
    }
}
