package io.financereport.statement.document;

import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceTransactions;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads that no statement names yet. The store and the database have no transaction in common, so the key is noted before the
 * original is stored and struck out with the commit that names it; what is left after a while came to nothing.
 */
@Singleton
public class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    /** One is deleted at a time, with its note locked; an hour is far beyond what a client may take to send a file. */
    private static final String TAKE_ABANDONED = """
        DELETE FROM upload WHERE object_key = (
            SELECT object_key FROM upload WHERE begun_at < now() - interval '1 hour'
            ORDER BY begun_at LIMIT 1
            FOR UPDATE SKIP LOCKED)
        RETURNING object_key
        """;

    private final Sql sql;
    private final WorkspaceTransactions transactions;
    private final Documents documents;

    Uploads(Sql sql, WorkspaceTransactions transactions, Documents documents) {
        this.sql = sql;
        this.transactions = transactions;
        this.documents = documents;
    }

    /** Notes an original that is about to be stored. */
    public void begin(String key) {
        transactions.platformRun(() -> sql.update("INSERT INTO upload (object_key) VALUES (?)", key));
    }

    /**
     * In the running transaction, a statement names the original: it stays.
     *
     * @throws IllegalStateException when the sweep has taken it
     */
    public void end(String key) {
        if (sql.update("DELETE FROM upload WHERE object_key = ?", key) == 0) {
            throw new IllegalStateException("The upload took so long that its original " + key + " was swept away");
        }
    }

    /** Deletes originals that came to nothing. Every replica may: what one has locked, another passes over. */
    @Scheduled(fixedDelay = "10m", initialDelay = "1m")
    void sweep() {
        while (transactions.platform(this::sweepOne)) {
            LOG.info("The original of an upload that came to nothing was deleted");
        }
    }

    private boolean sweepOne() {
        var abandoned = sql.find(TAKE_ABANDONED, row -> row.text("object_key"));
        abandoned.ifPresent(documents::delete);
        return abandoned.isPresent();
    }
}
