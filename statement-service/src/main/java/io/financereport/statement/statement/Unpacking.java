package io.financereport.statement.statement;

import io.financereport.statement.document.Documents;
import io.financereport.statement.document.StoredDocument;
import io.financereport.statement.document.Uploads;
import io.financereport.statement.job.Claim;
import io.financereport.statement.job.Jobs;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.zip.Archive;
import io.financereport.statement.reading.zip.Member;
import io.financereport.tenancy.Ids;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.Uuids;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Makes statements of the files in an archive. Their originals are stored first; the statements, the jobs to read them and the archive's
 * new status come in one transaction. What a worker stored that died before, the sweep of uploads takes away.
 */
@Singleton
final class Unpacking {
    private final WorkspaceTransactions transactions;
    private final Statements statements;
    private final StatementRows rows;
    private final PartRows parts;
    private final Stores stores;
    private final Jobs jobs;
    private final ReadingSettings settings;

    Unpacking(
            WorkspaceTransactions transactions,
            Statements statements,
            StatementRows rows,
            PartRows parts,
            Stores stores,
            Jobs jobs,
            ReadingSettings settings) {
        this.transactions = transactions;
        this.statements = statements;
        this.rows = rows;
        this.parts = parts;
        this.stores = stores;
        this.jobs = jobs;
        this.settings = settings;
    }

    /** Where originals are kept. */
    @Singleton
    record Stores(Documents documents, Uploads uploads, Ids ids) {}

    /**
     * Ends the job, unless the archive has failed.
     *
     * @return why it has failed; empty when it was unpacked
     */
    List<StatedProblem> unpack(Claim claim, StatementHead statement, ReadingLimits limits) {
        try (var archive =
                Archive.open(() -> stores.documents().open(statement.objectKey()), limits, settings.fileBytesMax())) {
            if (archive.members().isEmpty()) {
                return nothingRead(archive);
            }
            var stored = store(claim.workspace(), archive);
            var parted =
                    transactions.in(claim.workspace(), () -> record(claim, statement.id(), stored, archive.problems()));
            parted.received().forEach(part -> statements.announce(claim.workspace(), part));
            parted.notNeeded()
                    .forEach(file -> stores.documents().delete(file.document().key()));
            return List.of();
        } catch (Refusal e) {
            return List.of(StatedProblem.of(e.problem()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<StatedProblem> nothingRead(Archive archive) {
        var problems = new ArrayList<ReadingProblem>();
        problems.add(ReadingProblem.of(ReadingCode.NO_STATEMENT, "The archive holds no file that can be read."));
        problems.addAll(archive.problems());
        return StatementRows.stated(problems);
    }

    /** A file of the archive that lies in the store. */
    private record Stored(Member member, StoredDocument document) {}

    /** What became of the files: statements, or nothing because their bytes were known. */
    private record Parted(List<StatementHead> received, List<Stored> notNeeded) {}

    private List<Stored> store(WorkspaceId workspace, Archive archive) throws IOException {
        var stored = new ArrayList<Stored>();
        for (Member member : archive.members()) {
            // A key that no try before has used: the sweep may be at the others.
            var key = Documents.key(workspace, stores.ids().next());
            stores.uploads().begin(key);
            try (var in = archive.open(member)) {
                stored.add(new Stored(member, stores.documents().store(key, in, member.bytes())));
            }
        }
        return stored;
    }

    private Parted record(Claim claim, StatementId id, List<Stored> stored, List<ReadingProblem> said) {
        var workspace = claim.workspace();
        var archive = rows.lock(workspace, id).orElseThrow();
        // One that a person rejected meanwhile stays rejected.
        if (!archive.status().isBeingRead()) {
            jobs.finish(claim);
            return new Parted(List.of(), stored);
        }
        var uploader = parts.uploader(workspace, id);
        var received = new ArrayList<Stored>();
        var known = new ArrayList<Stored>();
        // Always in the same order, so that two archives with the same files do not wait for each other's bytes.
        stored.stream()
                .sorted(Comparator.comparing((Stored file) -> file.document().sha256())
                        .thenComparing(file -> file.member().ordinal()))
                .forEach(file -> (rows.record(workspace, part(archive, file, uploader)) ? received : known).add(file));
        var inOrder = Comparator.comparing((Stored file) -> file.member().ordinal());
        received.sort(inOrder);
        known.sort(inOrder);
        received.forEach(file -> receive(workspace, id, file));
        var problems = new ArrayList<ReadingProblem>();
        known.forEach(file -> problems.add(knownProblem(workspace, file)));
        problems.addAll(said);
        rows.recordReading(workspace, id, null, 0, StatementRows.stated(problems));
        rows.move(workspace, id, StatementStatus.UNPACKED);
        jobs.finish(claim);
        return new Parted(
                received.stream()
                        .map(file ->
                                rows.find(workspace, partId(id, file.member())).orElseThrow())
                        .toList(),
                known);
    }

    private void receive(WorkspaceId workspace, StatementId archive, Stored file) {
        var id = partId(archive, file.member());
        stores.uploads().end(file.document().key());
        parts.link(workspace, archive, file.member().ordinal(), id);
        jobs.add(workspace, id.value());
    }

    private ReadingProblem knownProblem(WorkspaceId workspace, Stored file) {
        var id = rows.findSameBytes(workspace, file.document().sha256()).orElseThrow();
        var name = rows.find(workspace, new StatementId(id)).orElseThrow().fileName();
        return ReadingProblem.of(
                ReadingCode.MEMBER_KNOWN,
                "“" + file.member().name() + "” has the same bytes as “" + name + "”, which is statement " + id
                        + ", and was not imported twice.");
    }

    private static NewStatement part(StatementHead archive, Stored file, UserId uploader) {
        return new NewStatement(
                partId(archive.id(), file.member()),
                FileNames.kept(file.member().name()),
                file.document(),
                file.member().format().name().toLowerCase(Locale.ROOT),
                archive.given(),
                archive.baseCurrency(),
                uploader,
                archive.receivedAt());
    }

    /** Follows from the archive and the place in it: whoever unpacks it twice finds the key taken. Sorts beside the archive's id. */
    private static StatementId partId(StatementId archive, Member member) {
        var hash = Uuids.v5(archive.value(), "file " + member.ordinal() + " of the archive");
        return new StatementId(new UUID(archive.value().getMostSignificantBits(), hash.getLeastSignificantBits()));
    }
}
