package io.financereport.statement.statement;

import io.financereport.statement.document.Documents;
import io.financereport.statement.extraction.Extraction;
import io.financereport.statement.ocr.Tesseract;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.SourceDocument;
import io.financereport.statement.reading.TooPrecise;
import io.financereport.statement.reading.pdf.ScannedReader;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ways to read a file that no reader reads. They take seconds, so they run outside of every transaction. */
@Singleton
final class OtherWays {
    private static final String EXTRACTION_FAILED = "extraction-failed";
    private static final String RECOGNITION_MISSING = "recognition-missing";

    private final Documents documents;
    private final Tesseract recognition;
    private final Extraction extraction;
    private final ReadingSettings settings;
    private final Clock clock;

    OtherWays(
            Documents documents, Tesseract recognition, Extraction extraction, ReadingSettings settings, Clock clock) {
        this.documents = documents;
        this.recognition = recognition;
        this.extraction = extraction;
        this.settings = settings;
        this.clock = clock;
    }

    /** What became of it. */
    sealed interface Outcome {
        /** @param rows all that the reading has */
        record Read(Reading reading, List<RowRead> rows) implements Outcome {
            public Read {
                rows = List.copyOf(rows);
            }
        }

        /** @param problems why there is no other way, the reader's reason first */
        record None(List<StatedProblem> problems) implements Outcome {
            public None {
                problems = List.copyOf(problems);
            }
        }
    }

    /** @param refused why the format's own reader did not read the file */
    Outcome read(WorkspaceId workspace, StatementHead statement, ReadingHints hints, ReadingProblem refused) {
        SourceDocument document = () -> documents.open(statement.objectKey());
        try {
            if (refused.code() == ReadingCode.TEXT_MISSING) {
                return recognized(statement, document, hints, refused);
            }
            return extraction.isFor(refused.code())
                    ? extracted(extraction.extract(workspace, document, hints), refused)
                    : none(refused);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome recognized(
            StatementHead statement, SourceDocument document, ReadingHints hints, ReadingProblem refused)
            throws IOException {
        var missing = recognition.missing();
        if (missing != null) {
            return none(refused, new StatedProblem(RECOGNITION_MISSING, missing, null));
        }
        var rows = new ArrayList<RowRead>();
        var sink = new TooPrecise(rows::add);
        var reading = ScannedReader.read(
                Format.valueOf(statement.format().toUpperCase(Locale.ROOT)),
                document,
                recognition,
                hints,
                ReadingLimits.of(settings.rowsMax(), settings.timeMax(), clock),
                sink);
        return new Outcome.Read(sink.flagged(reading), rows);
    }

    private static Outcome extracted(Extraction.Outcome outcome, ReadingProblem refused) {
        return switch (outcome) {
            case Extraction.Outcome.Extracted found -> new Outcome.Read(found.read(), found.rows());
            case Extraction.Outcome.Failed(String reason) ->
                none(refused, new StatedProblem(EXTRACTION_FAILED, reason, null));
            case Extraction.Outcome.NotAsked() -> none(refused);
        };
    }

    private static Outcome none(ReadingProblem refused, StatedProblem... more) {
        var problems = new ArrayList<StatedProblem>();
        problems.add(StatedProblem.of(refused));
        problems.addAll(List.of(more));
        return new Outcome.None(problems);
    }
}
