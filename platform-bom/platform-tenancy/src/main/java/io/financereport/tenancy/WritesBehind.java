package io.financereport.tenancy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/**
 * Writes of a running transaction that are made while its owner prepares the next ones: the database is busy with a thousand rows while the
 * file is read on. One write is under way at a time, so what waits in memory is bounded, and they are made in their order.
 *
 * <p>It belongs to the thread that runs the transaction. What the owner reads from the database meanwhile waits for the statement that is
 * under way, and sees a write for certain only after {@link #finish}.
 */
public final class WritesBehind {
    private final ExecutorService thread;
    private final UnaryOperator<Runnable> inTransaction;
    private Future<?> last = CompletableFuture.completedFuture(null);

    WritesBehind(ExecutorService thread, UnaryOperator<Runnable> inTransaction) {
        this.thread = thread;
        this.inTransaction = inTransaction;
    }

    /**
     * Makes a write behind the caller, once the one before is made.
     *
     * @throws RuntimeException that the one before failed with
     */
    public void write(Runnable write) {
        finish();
        last = thread.submit(inTransaction.apply(write));
    }

    /**
     * Waits until all are made.
     *
     * @throws RuntimeException that the last one failed with
     */
    public void finish() {
        try {
            last.get();
        } catch (ExecutionException e) {
            throw failure(last.exceptionNow());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while the database wrote");
        }
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }

    /** What the last write failed with, where that is why the owner failed: the database refuses all that comes after it. */
    RuntimeException causeOf(RuntimeException failure) {
        if (last.state() != Future.State.FAILED || last.exceptionNow() == failure) {
            return failure;
        }
        var cause = failure(last.exceptionNow());
        cause.addSuppressed(failure);
        return cause;
    }
}
