package io.financereport.statement.profile;

import io.financereport.statement.profile.Profile.Version;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.csv.KnownLayouts;
import io.financereport.statement.reading.csv.KnownLayouts.Known;
import io.financereport.statement.reading.csv.TableLayout;
import io.financereport.statement.reading.csv.TableSample;
import io.financereport.tenancy.Ids;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The layouts that a workspace's banks are known to write. All calls belong into its transaction. */
@Singleton
public final class ImportProfiles {
    private final ProfileRows rows;
    private final Ids ids;
    private final Clock clock;

    ImportProfiles(ProfileRows rows, Ids ids, Clock clock) {
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is known before a file is read.
     *
     * @param accounts which the file is about; none while that is not known
     */
    public KnownLayouts known(WorkspaceId workspace, Collection<UUID> accounts) {
        return new KnownLayouts(rows.layouts(workspace, accounts));
    }

    /**
     * Holds the tables of a file against the profiles of the accounts that it turned out to be about.
     *
     * @param hints what the file was read with
     */
    public Comparison compare(WorkspaceId workspace, Collection<UUID> accounts, Reading.Read read, ReadingHints hints) {
        var own = read.tables().isEmpty()
                ? List.<Known>of()
                : known(workspace, accounts).layouts().stream()
                        .filter(Known::isOwn)
                        .toList();
        return Comparison.of(own, read, hints);
    }

    /** Keeps how the tables of a statement are written, until {@link #learn}. */
    public void record(WorkspaceId workspace, UUID statement, Comparison comparison) {
        rows.record(workspace, statement, comparison.tables());
    }

    /**
     * Makes profiles of an approved statement's tables, or new versions where it is written differently by now.
     *
     * @param by who approved it; null for the system
     */
    public void learn(WorkspaceId workspace, UUID statement, Collection<UUID> accounts, @Nullable UUID by) {
        var tables = rows.tables(workspace, statement);
        if (tables.isEmpty()) {
            return;
        }
        rows.lock(workspace);
        for (StatementTable table : tables) {
            if (LayoutDocument.canHold(table.layout())) {
                learn(workspace, statement, table, accounts, by);
            }
        }
    }

    private void learn(
            WorkspaceId workspace, UUID statement, StatementTable table, Collection<UUID> accounts, @Nullable UUID by) {
        // Another table of the statement may have made it a moment ago.
        var own =
                rows.layouts(workspace, accounts).stream().filter(Known::isOwn).toList();
        var same = own.stream()
                .filter(known -> known.layout().hasColumnsOf(table.layout()))
                .findFirst()
                .orElse(null);
        var changed = same == null ? table.profile() : same.profile();
        if (same != null && !same.layout().contradicts(table.layout())) {
            var whole = table.layout().with(same.layout());
            if (!whole.equals(same.layout())) {
                extend(workspace, same.profile(), version(whole, table, statement, by));
            }
            rows.link(workspace, same.profile(), accounts);
        } else if (same != null && own.stream().anyMatch(known -> hasReadAsItIs(known, table))) {
            // It was changed while the statement waited, and the table shows nothing that speaks against the change.
            rows.link(workspace, same.profile(), accounts);
        } else if (changed != null
                && own.stream().anyMatch(known -> known.profile().equals(changed))) {
            extend(workspace, changed, version(table.layout(), table, statement, by));
            rows.link(workspace, changed, accounts);
        } else if (rows.count(workspace) < ProfileRows.PROFILES_MAX) {
            var id = ids.next();
            var name =
                    rows.accountName(workspace, accounts) + " " + table.layout().format();
            rows.insert(workspace, id, freeName(workspace, name), version(table.layout(), table, statement, by));
            rows.link(workspace, id, accounts);
        }
    }

    private static boolean hasReadAsItIs(Known known, StatementTable table) {
        return known.profile().equals(table.profile())
                && Integer.valueOf(known.version()).equals(table.version())
                && !known.layout().contradicts(table.layout());
    }

    private void extend(WorkspaceId workspace, UUID id, Version version) {
        var profile = rows.find(workspace, id).orElseThrow();
        rows.add(
                workspace,
                id,
                profile.name(),
                numbered(version, profile.newest().version() + 1));
    }

    private Version version(TableLayout layout, StatementTable table, UUID statement, @Nullable UUID by) {
        return new Version(1, layout, tested(layout, table.sample()), by, clock.instant(), statement);
    }

    private static Version numbered(Version version, int number) {
        return new Version(
                number, version.layout(), version.sample(), version.madeBy(), version.madeAt(), version.statement());
    }

    /** A beginning that cannot be read without the rest of its file is no sample. */
    private @Nullable TableSample tested(TableLayout layout, @Nullable TableSample sample) {
        return sample != null && sample.read(layout, clock).equals(new TableSample.Outcome.Read(sample.rows()))
                ? sample
                : null;
    }

    private String freeName(WorkspaceId workspace, String wanted) {
        var names = new ArrayList<String>();
        names.add(wanted);
        for (int i = 2; i <= ProfileRows.PROFILES_MAX + 1; i++) {
            names.add(wanted + " " + i);
        }
        return names.stream()
                .filter(name -> !rows.isNameTaken(workspace, name, null))
                .findFirst()
                .orElseThrow();
    }
}
