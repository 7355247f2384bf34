package io.financereport.report.export;

import io.financereport.report.hledger.ExportedEntry;
import io.financereport.report.hledger.HledgerNames;
import io.financereport.report.hledger.HledgerText;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The journal as a stream of text. It is read page by page, each in a transaction of its own, so that a slow client holds no
 * connection; all pages are of the state that the projection had when the export began.
 */
@Singleton
final class JournalExport {
    /** About 200 kB of text: large enough to be quick, small enough for many exports at once. */
    private static final int PAGE_ENTRIES = 1_000;

    private final WorkspaceTransactions transactions;
    private final ExportRows journal;

    JournalExport(WorkspaceTransactions transactions, ExportRows journal) {
        this.transactions = transactions;
        this.journal = journal;
    }

    private record Beginning(HledgerText text, String declarations, Optional<JournalState> state) {}

    InputStream hledger(WorkspaceId workspace, Voided voided) {
        var beginning = transactions.read(workspace, () -> begin(workspace));
        var declarations = stream(beginning.declarations());
        return beginning
                .state()
                .<InputStream>map(state -> new SequenceInputStream(
                        declarations,
                        new SequenceInputStream(enumeration(new Pages(workspace, voided, state, beginning.text())))))
                .orElse(declarations);
    }

    /** The state first, the accounts last: what is read later can only know more than the entries need. */
    private Beginning begin(WorkspaceId workspace) {
        var state = journal.findState(workspace);
        var currencies = journal.listCurrencies(workspace);
        var unknown = new HashSet<>(journal.listMovedAccounts(workspace));
        var accounts = journal.listAccounts(workspace);
        accounts.forEach(account -> unknown.remove(account.id()));
        var text = new HledgerText(new HledgerNames(accounts));
        return new Beginning(text, text.declarations(accounts, unknown, currencies), state);
    }

    private final class Pages implements Iterator<InputStream> {
        private final WorkspaceId workspace;
        private final Voided voided;
        private final JournalState state;
        private final HledgerText text;
        private Place place = Place.BEFORE_ALL;
        private List<ExportedEntry> page;

        Pages(WorkspaceId workspace, Voided voided, JournalState state, HledgerText text) {
            this.workspace = workspace;
            this.voided = voided;
            this.state = state;
            this.text = text;
            this.page = next(place);
        }

        @Override
        public boolean hasNext() {
            return !page.isEmpty();
        }

        @Override
        public InputStream next() {
            if (page.isEmpty()) {
                throw new NoSuchElementException("The journal is at its end");
            }
            var written = stream(text.entries(page));
            place = Place.behind(page.getLast());
            page = page.size() < PAGE_ENTRIES ? List.of() : next(place);
            return written;
        }

        private List<ExportedEntry> next(Place after) {
            return transactions.read(workspace, () -> {
                var entries = journal.listEntries(workspace, state, voided, after, PAGE_ENTRIES);
                var log = journal.findState(workspace).map(JournalState::log);
                if (log.filter(state.log()::equals).isEmpty()) {
                    // Better a broken answer than one that looks whole.
                    throw new IllegalStateException(
                            "The projection was begun anew while it was exported; export again");
                }
                return entries;
            });
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Enumeration<InputStream> enumeration(Iterator<InputStream> pages) {
        return new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return pages.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return pages.next();
            }
        };
    }
}
