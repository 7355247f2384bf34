package io.financereport.statement.profile;

import io.financereport.statement.profile.Profile.Version;
import io.financereport.statement.reading.csv.TableLayout;
import io.financereport.statement.reading.csv.TableSample;
import io.financereport.tenancy.Ids;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.web.Problem;
import io.financereport.web.RequestContext;
import io.financereport.web.WebProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The import profiles of a workspace, as people keep them. */
@Singleton
final class ProfileBook {
    private final WorkspaceTransactions transactions;
    private final ProfileRows rows;
    private final Ids ids;
    private final Clock clock;

    ProfileBook(WorkspaceTransactions transactions, ProfileRows rows, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
    }

    List<Profile> list(WorkspaceId workspace, @Nullable String after, int limit) {
        return transactions.read(workspace, () -> rows.list(workspace, after, limit));
    }

    /**
     * @throws Problem 404 when the workspace has no such profile
     */
    Profile get(WorkspaceId workspace, UUID id) {
        return transactions.read(workspace, () -> require(workspace, id));
    }

    /**
     * What a layout makes of the profile's sample.
     *
     * @param layout null for the profile's own
     * @throws Problem 409 when there is no sample
     */
    Trial test(WorkspaceId workspace, UUID id, @Nullable TableLayout layout) {
        var newest = get(workspace, id).newest();
        var sample = newest.sample();
        if (sample == null) {
            throw Problem.of(
                    ProfileProblem.SAMPLE_MISSING,
                    "It was kept without one. The next statement that is approved and written differently brings one.");
        }
        return Trial.of(sample, layout == null ? newest.layout() : layout, clock);
    }

    /**
     * Changes a profile; a new version. The rows that the layout makes of the sample are the golden ones from then on.
     *
     * @param guard takes the version that there is
     * @throws Problem 422 when the layout does not read the sample
     */
    Profile change(RequestContext who, UUID id, Change change, IntConsumer guard) {
        var workspace = who.workspace();
        return transactions.in(workspace, () -> {
            rows.lock(workspace);
            var profile = require(workspace, id);
            guard.accept(profile.newest().version());
            requireFreeName(workspace, change.name(), id);
            var version = new Version(
                    profile.newest().version() + 1,
                    change.layout(),
                    anew(profile.newest().sample(), change.layout()),
                    who.user().value(),
                    clock.instant(),
                    null);
            rows.add(workspace, id, change.name(), version);
            rows.unlinkAll(workspace, id);
            rows.link(workspace, id, change.accounts());
            return require(workspace, id);
        });
    }

    /** What a person sets. */
    record Change(String name, List<UUID> accounts, TableLayout layout) {
        Change {
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * Takes a profile in that was made elsewhere. It is of no account before a person says so.
     *
     * @throws Problem 422 when its layout does not make the golden rows of its sample
     */
    Profile take(RequestContext who, String name, TableLayout layout, @Nullable TableSample sample) {
        if (sample != null) {
            var trial = Trial.of(sample, layout, clock);
            if (!trial.fits()) {
                throw notRead(trial);
            }
        }
        var workspace = who.workspace();
        return transactions.in(workspace, () -> {
            rows.lock(workspace);
            requireFreeName(workspace, name, null);
            if (rows.count(workspace) >= ProfileRows.PROFILES_MAX) {
                throw Problem.of(
                        ProfileProblem.TOO_MANY_PROFILES,
                        "At most " + ProfileRows.PROFILES_MAX + " are kept; delete one that is not used any more.");
            }
            var id = ids.next();
            rows.insert(
                    workspace,
                    id,
                    name,
                    new Version(1, layout, sample, who.user().value(), clock.instant(), null));
            return require(workspace, id);
        });
    }

    /** Forgets a profile; the next file of its accounts is solved anew. What was read by it stays. */
    void delete(WorkspaceId workspace, UUID id, IntConsumer guard) {
        transactions.run(workspace, () -> {
            rows.lock(workspace);
            guard.accept(require(workspace, id).newest().version());
            rows.delete(workspace, id);
        });
    }

    private @Nullable TableSample anew(@Nullable TableSample sample, TableLayout layout) {
        if (sample == null) {
            return null;
        }
        return switch (sample.read(layout, clock)) {
            case TableSample.Outcome.Read(var read) -> new TableSample(sample.currency(), sample.records(), read);
            case TableSample.Outcome.Unreadable(var _) -> throw notRead(Trial.of(sample, layout, clock));
        };
    }

    private static Problem notRead(Trial trial) {
        return Problem.of(
                ProfileProblem.SAMPLE_NOT_READ,
                trial.isRead()
                        ? "It makes other rows of the sample than the golden ones."
                        : String.join(" ", trial.problems()));
    }

    private void requireFreeName(WorkspaceId workspace, String name, @Nullable UUID except) {
        if (rows.isNameTaken(workspace, name, except)) {
            throw Problem.of(ProfileProblem.NAME_TAKEN, "Choose another name than \"" + name + "\".");
        }
    }

    private Profile require(WorkspaceId workspace, UUID id) {
        return rows.find(workspace, id)
                .orElseThrow(() -> Problem.of(WebProblem.NOT_FOUND, "There is no import profile " + id));
    }
}
