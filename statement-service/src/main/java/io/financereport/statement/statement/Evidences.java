package io.financereport.statement.statement;

import io.financereport.statement.document.Documents;
import io.financereport.statement.reading.Passage;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.Source;
import io.financereport.statement.reading.SourceDocument;
import io.financereport.statement.reading.StatementReader;
import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.web.Problem;
import io.financereport.web.WebProblem;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leads rows back to the place in the original that they were read from. */
@Singleton
final class Evidences {
    private static final String PLACE = """
        SELECT s.sha256, s.file_name, s.format, s.object_key, r.ordinal, r.booked_on, r.description, r.amount, r.currency,
            r.source_kind, r.source_part, r.source_from, r.source_to, r.source_line, r.source_box,
        """ + DecisionRows.COLUMNS + """
        FROM statement s JOIN statement_row r ON r.workspace_id = s.workspace_id AND r.statement_id = s.id
        """ + DecisionRows.JOIN + """
        WHERE s.workspace_id = ? AND s.id = ? AND r.ordinal = COALESCE(
            (SELECT row_ordinal FROM sighting WHERE workspace_id = ? AND statement_id = ? AND transaction_id = ?),
            (SELECT ordinal FROM statement_row WHERE workspace_id = ? AND statement_id = ? AND id = ?))
        """;

    private static final String PICTURE = "picture";

    private final Sql sql;
    private final WorkspaceTransactions transactions;
    private final Documents documents;
    private final ReadingSettings settings;
    private final Clock clock;

    Evidences(Sql sql, WorkspaceTransactions transactions, Documents documents, ReadingSettings settings, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.documents = documents;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param transaction the id of a row of the statement, or of the transaction that one of its rows sights
     * @throws Problem 404 when the workspace has no such statement, or the statement no such row; 503 when finding it
     *     in the original takes too long
     */
    Evidence get(WorkspaceId workspace, StatementId statement, UUID transaction) {
        var place = transactions
                .read(workspace, () -> find(workspace.value(), statement.value(), transaction))
                .orElseThrow(() -> Problem.of(
                        WebProblem.NOT_FOUND, "There is no transaction " + transaction + " in statement " + statement));
        return new Evidence(
                place.sha256(),
                place.fileName(),
                place.format(),
                place.ordinal(),
                place.source(),
                excerpt(statement, place),
                place.decision());
    }

    private Optional<Place> find(UUID workspace, UUID statement, UUID transaction) {
        return sql.find(
                PLACE,
                Evidences::place,
                workspace,
                statement,
                workspace,
                statement,
                transaction,
                workspace,
                statement,
                transaction);
    }

    /** Outside of the transaction: the store may be slow. Goes through the file, and holds no more of it than the excerpt. */
    private EvidenceExcerpt excerpt(StatementId statement, Place place) {
        SourceDocument document = () -> documents.open(place.objectKey());
        try (var file = documents
                .find(place.objectKey())
                .orElseThrow(() -> Problem.of(
                        StatementProblem.DOCUMENT_MISSING,
                        "The original of statement " + statement + " is not in the store."))) {
            var source = place.source().source();
            return source instanceof Source.Bytes bytes
                    ? EvidenceExcerpt.of(file, bytes.from(), bytes.to(), StatementReader.charset(document))
                    : EvidenceExcerpt.of(passage(document, place, source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Passage passage(SourceDocument document, Place place, Source source) throws IOException {
        if (place.format().equals(PICTURE)) {
            return place.asRead();
        }
        var limits = ReadingLimits.of(Integer.MAX_VALUE, settings.excerptTimeMax(), clock);
        try {
            return StatementReader.passage(document, limits, source);
        } catch (Refusal e) {
            if (e.problem().code() == ReadingCode.READING_TOOK_TOO_LONG) {
                throw Problem.of(
                        StatementProblem.EXCERPT_TOOK_TOO_LONG,
                        "The row was not found within "
                                + settings.excerptTimeMax().toSeconds()
                                + " s; download the original and look at its place.");
            }
            if (e.problem().code() == ReadingCode.TEXT_MISSING) {
                return place.asRead();
            }
            throw e;
        }
    }

    private static Place place(Cells row) {
        return new Place(
                row.text("sha256"),
                row.text("file_name"),
                row.text("format"),
                row.text("object_key"),
                row.integer("ordinal"),
                SourcePlace.of(row),
                row.date("booked_on") + " " + row.text("description") + " "
                        + row.statedMoney("amount", row.currency("currency")),
                DecisionRows.item(row));
    }

    private record Place(
            String sha256,
            String fileName,
            String format,
            String objectKey,
            int ordinal,
            SourcePlace source,
            String text,
            DecisionRows.@Nullable Item decision) {
        /** Of a scan there is no text but what was recognised; the page itself shows the place. */
        Passage asRead() {
            return new Passage("", text, "", false);
        }
    }
}
