package io.financereport.statement.extraction;

import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.ShownLine;
import io.financereport.statement.reading.SourceDocument;
import io.financereport.statement.reading.StatementReader;
import io.financereport.tenancy.WorkspaceId;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks language models, one after the other, for the rows of a file in which no reader found any. Takes seconds and costs money, so it
 * runs outside of every transaction, once for each reading.
 */
@Singleton
public final class Extraction {
    private static final Logger LOG = LoggerFactory.getLogger(Extraction.class);
    private static final String INSTRUCTION = instruction();

    /** What a model may find its way through where a reader did not. A figure that cannot be read stays refused with its place. */
    private static final Set<ReadingCode> READABLE = Set.of(
            ReadingCode.HEADER_NOT_FOUND,
            ReadingCode.COLUMN_MISSING,
            ReadingCode.NO_ROWS,
            ReadingCode.RECORD_TOO_LONG,
            ReadingCode.QUOTE_NOT_CLOSED);

    private final ModelSettings settings;
    private final ModelClient models;
    private final Spending spending;
    private final ObjectMapper json;
    private final Clock clock;

    Extraction(ModelSettings settings, ModelClient models, Spending spending, ObjectMapper json, Clock clock) {
        this.settings = settings;
        this.models = models;
        this.spending = spending;
        this.json = json;
        this.clock = clock;
    }

    /** What became of asking. */
    public sealed interface Outcome {
        /** No model is named, or the file is of no kind that is given to one. */
        record NotAsked() implements Outcome {}

        /** @param rows each with the place of the lines that it was read from */
        record Extracted(Reading.Read read, List<RowRead> rows) implements Outcome {
            public Extracted {
                rows = List.copyOf(rows);
            }
        }

        /** @param reason a sentence that says of each model why its answer does not hold */
        record Failed(String reason) implements Outcome {}
    }

    /** Whether a file that was refused so is given to a model. */
    public boolean isFor(ReadingCode refused) {
        return !settings.models().isEmpty() && READABLE.contains(refused);
    }

    /**
     * @throws IOException when the bytes cannot be had
     */
    public Outcome extract(WorkspaceId workspace, SourceDocument document, ReadingHints hints) throws IOException {
        List<ShownLine> lines;
        try {
            lines = StatementReader.lines(
                    document,
                    ReadingLimits.of(Integer.MAX_VALUE, settings.timeMax(), clock),
                    ProposalReader.LINES_MAX + 1);
        } catch (Refusal e) {
            return new Outcome.NotAsked();
        }
        if (lines.isEmpty()) {
            return new Outcome.NotAsked();
        }
        var question = question(lines);
        if (lines.size() > ProposalReader.LINES_MAX || question.length() > ProposalReader.CHARACTERS_MAX) {
            return new Outcome.Failed("No model was asked: the file has more than " + ProposalReader.LINES_MAX
                    + " lines or " + ProposalReader.CHARACTERS_MAX + " characters.");
        }
        return ask(workspace, lines, question, hints);
    }

    private Outcome ask(WorkspaceId workspace, List<ShownLine> lines, String question, ReadingHints hints) {
        var failures = new StringBuilder();
        var until = clock.instant().plus(settings.timeMax());
        for (String model : settings.models()) {
            try {
                var left = Duration.between(clock.instant(), until);
                if (!left.isPositive()) {
                    throw new ModelFailure("there was no time left for it");
                }
                return read(answer(workspace, model, question, left), lines, hints);
            } catch (ModelFailure e) {
                LOG.info("Model {} gave no rows: {}", model, e.getMessage());
                failures.append(' ')
                        .append(model)
                        .append(": ")
                        .append(e.getMessage())
                        .append('.');
            }
        }
        return new Outcome.Failed("No model's answer holds." + failures);
    }

    private Outcome read(String answer, List<ShownLine> lines, ReadingHints hints) throws ModelFailure {
        @Nullable Proposal proposal;
        try {
            proposal = json.readValue(answer, Proposal.class);
        } catch (IOException | RuntimeException e) {
            throw new ModelFailure("its answer is not the JSON that it was asked for");
        }
        if (proposal == null) {
            throw new ModelFailure("its answer says nothing");
        }
        return new ProposalReader(lines, hints, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)).read(proposal);
    }

    private String answer(WorkspaceId workspace, String model, String question, Duration within) throws ModelFailure {
        var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var reserved = models.costMax(INSTRUCTION, question);
        if (!spending.reserve(workspace, day, reserved, settings.dailyLimit())) {
            throw new ModelFailure("it was not asked, for it could cost more than is left of the day's "
                    + settings.dailyLimit().toPlainString());
        }
        try {
            var answer = models.ask(model, INSTRUCTION, question, within);
            spending.settle(workspace, day, reserved, answer.cost());
            return answer.text();
        } catch (ModelFailure e) {
            if (e.cost() != null) {
                spending.settle(workspace, day, reserved, e.cost());
            }
            throw e;
        }
    }

    private static String question(List<ShownLine> lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> (i + 1) + "\t" + lines.get(i).text())
                .collect(Collectors.joining("\n"));
    }

    private static String instruction() {
        try (var in = Extraction.class.getResourceAsStream("/extraction-instruction.txt")) {
            if (in == null) {
                throw new IllegalStateException("The instruction for models is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
