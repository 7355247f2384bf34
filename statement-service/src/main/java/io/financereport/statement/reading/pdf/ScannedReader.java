package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.RowSink;
import io.financereport.statement.reading.SourceDocument;
import io.financereport.statement.reading.TextRecognition;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads statements that are pictures: PDFs without text, and PNG, JPEG and TIFF files. The words are recognised, and their lines read as those
 * of a PDF are. Where the balances do not agree with the figures, the one figure is looked for that makes them agree in another reading of its
 * digits. A person approves what was read in any case, for balances do not show a wrong day.
 */
public final class ScannedReader {
    private static final int READINGS_TRIED_MAX = 2_000;
    /** Beside some seconds for the recognition of each page. */
    private static final Duration SEARCH_MAX = Duration.ofSeconds(20);

    private static final int CERTAIN_FROM = 85;
    private static final int SAID_MAX = 20;

    private final Format format;
    private final List<RecognizedPage> pages;
    private final ReadingHints hints;
    private final ReadingLimits limits;

    private ScannedReader(Format format, List<RecognizedPage> pages, ReadingHints hints, ReadingLimits limits) {
        this.format = format;
        this.pages = pages;
        this.hints = hints;
        this.limits = limits;
    }

    /**
     * @param format {@link Format#PDF} or {@link Format#PICTURE}
     * @throws IOException when the bytes cannot be had
     */
    public static Reading read(
            Format format,
            SourceDocument document,
            TextRecognition recognition,
            ReadingHints hints,
            ReadingLimits limits,
            RowSink sink)
            throws IOException {
        try {
            var pages = new ArrayList<RecognizedPage>();
            var upright = new UprightRecognition(recognition, limits);
            ScannedPages.Sink recognized = (picture, points) -> {
                var seen = upright.words(picture);
                pages.add(new RecognizedPage(
                        pages.size() + 1,
                        picture.getWidth(),
                        picture.getHeight(),
                        points,
                        seen.turned(),
                        seen.words().stream().map(ScannedReader::plain).toList()));
            };
            if (format == Format.PDF) {
                ScannedPages.ofPdf(document, limits, recognized);
            } else {
                ScannedPages.ofPicture(document, limits, recognized);
            }
            return new ScannedReader(format, pages, hints, limits).read(sink);
        } catch (Refusal e) {
            return new Reading.Refused(e.problem());
        }
    }

    private Reading read(RowSink sink) {
        var asSeen = attempt(pages);
        if (asSeen.reading() instanceof Reading.Refused refused
                && refused.problem().code() != ReadingCode.AMOUNT_UNREADABLE) {
            return refused;
        }
        if (asSeen.isProven()) {
            return emit(asSeen, List.of(), sink);
        }
        var search = search(asSeen);
        var solutions = search.solutions();
        // Where not all readings were tried, another one may prove the statement too.
        if (solutions.size() == 1 && search.isComplete()) {
            var only = solutions.getFirst();
            return emit(only.attempt(), List.of(only.remark()), sink);
        }
        return asSeen.reading() instanceof Reading.Read ? emit(asSeen, uncertain(solutions), sink) : asSeen.reading();
    }

    private Reading emit(Attempt attempt, List<ReadingProblem> remarks, RowSink sink) {
        var read = (Reading.Read) attempt.reading();
        attempt.rows().forEach(sink::accept);
        var problems = new ArrayList<ReadingProblem>();
        problems.add(ReadingProblem.of(
                ReadingCode.READ_FROM_PICTURE,
                "The text was recognised in " + (pages.size() == 1 ? "a picture" : pages.size() + " pictures")
                        + (attempt.isProven()
                                ? ", and the balances agree with the amounts. Compare the days and the texts with the"
                                        + " original."
                                : ", and no balances prove the amounts. Compare all of it with the original.")));
        problems.addAll(remarks);
        problems.addAll(read.problems());
        return new Reading.Read(format, read.accounts(), read.rows(), problems);
    }

    /** What came of reading the pages with some reading of their figures. */
    private record Attempt(Reading reading, List<RowRead> rows) {
        boolean isProven() {
            return reading instanceof Reading.Read read
                    && read.problems().stream().noneMatch(problem -> problem.code() == ReadingCode.LAYOUT_UNPROVEN);
        }

        /** What two attempts that mean the same have in common. */
        List<String> meaning() {
            var accounts = ((Reading.Read) reading)
                    .accounts().stream().map(account -> account.statedOpening() + " " + account.statedClosing());
            return Stream.concat(
                            accounts,
                            rows.stream()
                                    .map(row -> row.bookedOn() + " " + row.valueOn() + " " + row.amount() + " "
                                            + row.balance()))
                    .toList();
        }
    }

    private Attempt attempt(List<RecognizedPage> tried) {
        var rows = new ArrayList<RowRead>();
        try {
            var layout = new StatementLayout(limits, hints, null);
            tried.forEach(page -> layout.page(page.lines()));
            return new Attempt(PdfReader.read(layout, hints, limits, rows::add), rows);
        } catch (Refusal e) {
            return new Attempt(new Reading.Refused(e.problem()), List.of());
        }
    }

    /** A figure of a page. */
    private record Figure(int page, int word, String text, int confidence) {}

    /** Another reading of a figure, with which the balances agree. */
    private record Solution(Figure figure, String text, Attempt attempt) {
        ReadingProblem remark() {
            return ReadingProblem.of(
                    ReadingCode.DIGIT_SOLVED,
                    "On page " + (figure.page() + 1) + " \"" + figure.text() + "\" was recognised; with \"" + text
                            + "\" the balances agree, and with no other reading of one digit.");
        }
    }

    /** Other readings of single figures that prove the statement, one for each meaning, and whether all were tried. */
    private record Search(List<Solution> solutions, boolean isComplete) {}

    /** Tries the least certain figures first. Each reading is one of the whole document, whose balances may lie pages apart. */
    private Search search(Attempt asSeen) {
        Map<List<String>, Solution> found = new LinkedHashMap<>();
        var until = limits.clock().instant().plus(SEARCH_MAX);
        var tried = 0;
        for (Figure figure : figures(DigitReadings::mayBeAmount)) {
            for (String other : DigitReadings.of(figure.text())) {
                if (++tried > READINGS_TRIED_MAX || limits.clock().instant().isAfter(until)) {
                    return new Search(List.copyOf(found.values()), false);
                }
                var changed = new ArrayList<>(pages);
                changed.set(figure.page(), pages.get(figure.page()).with(figure.word(), other));
                var attempt = attempt(changed);
                // A day that is none any more would take its row out of the account.
                var isWhole = asSeen.reading() instanceof Reading.Refused
                        || attempt.rows().size() == asSeen.rows().size();
                if (attempt.isProven() && isWhole) {
                    found.putIfAbsent(attempt.meaning(), new Solution(figure, other, attempt));
                }
            }
        }
        return new Search(List.copyOf(found.values()), true);
    }

    private List<Figure> figures(Predicate<String> which) {
        var figures = new ArrayList<Figure>();
        for (int page = 0; page < pages.size(); page++) {
            var words = pages.get(page).words();
            for (int word = 0; word < words.size(); word++) {
                var seen = words.get(word);
                if (which.test(seen.text())) {
                    figures.add(new Figure(page, word, seen.text(), seen.confidence()));
                }
            }
        }
        figures.sort(Comparator.comparingInt(Figure::confidence));
        return figures;
    }

    /** Exactly the figures that a person has to look at. */
    private List<ReadingProblem> uncertain(List<Solution> solutions) {
        if (!solutions.isEmpty()) {
            return List.of(ReadingProblem.of(
                    ReadingCode.DIGITS_UNCERTAIN,
                    "The balances agree with one of these readings, and perhaps with others: "
                            + said(solutions.stream()
                                    .map(solution -> place(solution.figure()) + " as \"" + solution.text() + "\"")
                                    .toList())
                            + ". Compare them with the original."));
        }
        var doubtful = figures(DigitReadings::isFigure).stream()
                .filter(figure -> figure.confidence() < CERTAIN_FROM)
                .map(figure -> place(figure) + " (" + figure.confidence() + " %)")
                .toList();
        return doubtful.isEmpty()
                ? List.of()
                : List.of(ReadingProblem.of(
                        ReadingCode.DIGITS_UNCERTAIN,
                        "These figures were recognised with some doubt: " + said(doubtful)
                                + ". Compare them with the original."));
    }

    private static String said(List<String> places) {
        var shown = String.join(", ", places.subList(0, Math.min(SAID_MAX, places.size())));
        return places.size() > SAID_MAX ? shown + " and " + (places.size() - SAID_MAX) + " more" : shown;
    }

    private static String place(Figure figure) {
        return "\"" + figure.text() + "\" on page " + (figure.page() + 1);
    }

    private static TextRecognition.Word plain(TextRecognition.Word word) {
        return new TextRecognition.Word(
                DigitReadings.plain(word.text()),
                word.left(),
                word.top(),
                word.right(),
                word.bottom(),
                word.confidence(),
                word.line());
    }
}
