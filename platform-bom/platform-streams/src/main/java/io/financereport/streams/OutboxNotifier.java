package io.financereport.streams;

import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceTransactions;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.exceptions.TransactionException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the sequencer, wherever it runs. NOTIFY inside business transactions would make their commits queue for one lock, so one
 * thread sends it afterwards, once for all that committed meanwhile. A lost one costs at most the sequencer's poll.
 */
@Singleton
final class OutboxNotifier {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxNotifier.class);

    private final WorkspaceTransactions transactions;
    private final Sql sql;
    private final Semaphore appended = new Semaphore(0);
    private volatile boolean stopped;

    OutboxNotifier(WorkspaceTransactions transactions, Sql sql) {
        this.transactions = transactions;
        this.sql = sql;
        Thread.ofVirtual().name("outbox-notifier").start(this::send);
    }

    void appended() {
        appended.release();
    }

    @PreDestroy
    void stop() {
        stopped = true;
        appended.release();
    }

    private void send() {
        appended.acquireUninterruptibly();
        while (!stopped) {
            appended.drainPermits();
            sendOnce();
            appended.acquireUninterruptibly();
        }
    }

    private void sendOnce() {
        try {
            transactions.platformRun(() -> sql.each(
                    "SELECT pg_notify('" + SequencerSession.CHANNEL_PREFIX + "' || current_schema(), '')", row -> {}));
        } catch (DataAccessException | TransactionException e) {
            LOG.info("The sequencer was not notified and will look by itself: {}", e.getMessage());
        }
    }
}
