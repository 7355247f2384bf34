package io.financereport.report.export;

import io.financereport.report.hledger.ExportedEntry;
import io.financereport.report.hledger.HledgerNames;
import io.financereport.report.hledger.HledgerText;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
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
        return new Text(workspace, voided, transactions.read(workspace, () -> begin(workspace)));
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

    /** Reads a page when the one before is taken; closed early, it reads no further. */
    private final class Text extends InputStream {
        private final WorkspaceId workspace;
        private final Voided voided;
        private final Beginning beginning;
        private Place place = Place.BEFORE_ALL;
        private ByteArrayInputStream page;
        private boolean last;

        Text(WorkspaceId workspace, Voided voided, Beginning beginning) {
            this.workspace = workspace;
            this.voided = voided;
            this.beginning = beginning;
            this.page = bytes(beginning.declarations());
            this.last = beginning.state().isEmpty();
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int from, int length) {
            while (page.available() == 0 && !last) {
                page = bytes(beginning.text().entries(next(beginning.state().orElseThrow())));
            }
            return page.read(into, from, length);
        }

        private List<ExportedEntry> next(JournalState state) {
            return transactions.read(workspace, () -> {
                var entries = journal.listEntries(workspace, state, voided, place, PAGE_ENTRIES);
                var log = journal.findState(workspace).map(JournalState::log);
                if (log.filter(state.log()::equals).isEmpty()) {
                    // Better a broken answer than one that looks whole.
                    throw new IllegalStateException(
                            "The projection was begun anew while it was exported; export again");
                }
                last = entries.size() < PAGE_ENTRIES;
                place = entries.isEmpty() ? place : Place.behind(entries.getLast());
                return entries;
            });
        }
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
