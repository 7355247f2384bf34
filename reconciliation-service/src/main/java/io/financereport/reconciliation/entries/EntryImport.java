package io.financereport.reconciliation.entries;

import io.financereport.reconciliation.ReconciliationProblem;
import io.financereport.reconciliation.account.Accounts;
import io.financereport.reconciliation.account.WorkspaceLock;
import io.financereport.reconciliation.journal.EntryKind;
import io.financereport.reconciliation.journal.Journal;
import io.financereport.reconciliation.journal.NewEntry;
import io.financereport.reconciliation.settlement.Solver;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.web.Problem;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.validation.validator.Validator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads entries line by line and posts them in commits of bounded size, so that neither memory nor a lock grows with the file. */
@Singleton
final class EntryImport {
    private final WorkspaceTransactions workspaces;
    private final Journal journal;
    private final Accounts accounts;
    private final Solver solver;
    private final WorkspaceLock lock;
    private final Reading reading;
    private final ImportLimits limits;

    EntryImport(
            WorkspaceTransactions workspaces,
            Journal journal,
            Accounts accounts,
            Solver solver,
            WorkspaceLock lock,
            Reading reading,
            ImportLimits limits) {
        this.workspaces = workspaces;
        this.journal = journal;
        this.accounts = accounts;
        this.solver = solver;
        this.lock = lock;
        this.reading = reading;
        this.limits = limits;
    }

    /** How a line becomes a request: read as JSON, then held to the limits that a request has. */
    @Singleton
    record Reading(ObjectMapper json, Validator validator) {}

    /**
     * What became of the lines.
     *
     * @param passedOver lines whose externalId was imported before
     */
    @Serdeable
    record Imported(long imported, long passedOver) {
        Imported plus(Imported more) {
            return new Imported(imported + more.imported, passedOver + more.passedOver);
        }
    }

    /**
     * @throws Problem 422 at the first line that cannot be taken, 409 when a line's date is closed; the commits before it stay, and
     *     the file can be sent again
     */
    Imported importAll(WorkspaceId workspace, UserId by, InputStream file) {
        var total = new Imported(0, 0);
        try (var lines = new NdjsonLines(file, limits)) {
            var chunk = new ArrayList<Line>();
            for (var text = lines.next(); text.isPresent(); text = lines.next()) {
                if (!text.get().isBlank()) {
                    chunk.add(parsed(lines.number(), text.get(), total));
                }
                if (chunk.size() == limits.entriesPerCommit()) {
                    total = total.plus(commit(workspace, by, chunk, total));
                    chunk.clear();
                }
            }
            return total.plus(commit(workspace, by, chunk, total));
        } catch (NdjsonLines.TooLarge e) {
            throw Problem.of(ReconciliationProblem.IMPORT_TOO_LARGE, e.getMessage() + " " + staying(total))
                    .with("imported", total.imported());
        } catch (NdjsonLines.NotUtf8 e) {
            throw refused(e.number(), "is not UTF-8.", total);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Line parsed(long number, String text, Imported before) {
        try {
            var wanted = reading.json().readValue(text, EntryRequest.class);
            if (wanted == null) {
                throw refused(number, "is no entry.", before);
            }
            for (var violation : reading.validator().validate(wanted)) {
                throw refused(
                        number,
                        "has a wrong " + violation.getPropertyPath() + ": " + violation.getMessage() + ".",
                        before);
            }
            if (Boolean.FALSE.equals(wanted.post())) {
                throw refused(number, "is a draft, and an import posts.", before);
            }
            return new Line(number, wanted, entry(number, wanted, before));
        } catch (IOException e) {
            throw refused(number, "is no entry: " + e.getMessage(), before);
        }
    }

    private NewEntry entry(long number, EntryRequest wanted, Imported before) {
        try {
            return wanted.entry(journal.nextId(), EntryKind.IMPORTED);
        } catch (Problem e) {
            throw refused(number, "cannot be posted. " + e.getMessage(), before);
        }
    }

    private static Problem refused(long number, String why, Imported before) {
        return Problem.of(ReconciliationProblem.ENTRY_INVALID, "Line " + number + " " + why + " " + staying(before))
                .with("line", number)
                .with("imported", before.imported());
    }

    private static String staying(Imported before) {
        return "The " + before.imported()
                + " entries of earlier commits stay imported; give every line an externalId to send the file again.";
    }

    private Imported commit(WorkspaceId workspace, UserId by, List<Line> chunk, Imported before) {
        if (chunk.isEmpty()) {
            return new Imported(0, 0);
        }
        return workspaces.in(workspace, () -> {
            accounts.ensureChart(workspace);
            lock.take(workspace);
            var seen = new HashSet<>(journal.importedAmong(workspace, externalIds(chunk)));
            var fresh = chunk.stream().filter(line -> isNew(line, seen)).toList();
            var posted = fresh.stream().map(Line::entry).toList();
            requireAccounts(workspace, fresh, before);
            post(workspace, by, fresh, before);
            solver.reconsiderLater(workspace, posted.stream().map(NewEntry::id).toList());
            return new Imported(fresh.size(), chunk.size() - fresh.size());
        });
    }

    private void post(WorkspaceId workspace, UserId by, List<Line> lines, Imported before) {
        try {
            journal.post(workspace, by, lines.stream().map(Line::entry).toList());
        } catch (Problem e) {
            var date = e.members().get("date");
            for (var line : lines) {
                if (e.type() == ReconciliationProblem.PERIOD_CLOSED
                        && line.entry().date().toString().equals(date)) {
                    throw Problem.of(
                                    ReconciliationProblem.PERIOD_CLOSED,
                                    "Line " + line.number() + " cannot be posted. " + e.getMessage() + " "
                                            + staying(before))
                            .with("closedThrough", String.valueOf(e.members().get("closedThrough")))
                            .with("date", line.entry().date().toString())
                            .with("line", line.number())
                            .with("imported", before.imported());
                }
            }
            throw e;
        }
    }

    /** All at once, and line by line only to name the one that is refused. */
    private void requireAccounts(WorkspaceId workspace, List<Line> lines, Imported before) {
        try {
            journal.requireAccounts(workspace, lines.stream().map(Line::entry).toList());
        } catch (Problem several) {
            for (var line : lines) {
                try {
                    journal.requireAccounts(workspace, List.of(line.entry()));
                } catch (Problem e) {
                    throw refused(line.number(), "cannot be posted. " + e.getMessage(), before);
                }
            }
            throw several;
        }
    }

    private static List<String> externalIds(List<Line> chunk) {
        return chunk.stream()
                .map(line -> line.wanted().externalId())
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean isNew(Line line, Set<String> seen) {
        var externalId = line.wanted().externalId();
        return externalId == null || seen.add(externalId);
    }

    private record Line(long number, EntryRequest wanted, NewEntry entry) {}
}
