package io.financereport.tenancy;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one way to the database. Each transaction says, for itself alone, whose rows it may see ({@code app.workspace}); row-level
 * security does the rest, so that a forgotten {@code WHERE} returns nothing and a pooled connection carries nothing over.
 *
 * <p>Inside a transaction, further calls for the same workspace join it. A call for another workspace is a mistake and fails.
 */
@Singleton
public final class WorkspaceTransactions {
    private static final ScopedValue<Running> CURRENT = ScopedValue.newInstance();

    private final TransactionOperations<Connection> transactions;

    WorkspaceTransactions(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** Runs the work in a transaction that sees the rows of this workspace. */
    public <T extends @Nullable Object> T in(WorkspaceId workspace, Supplier<T> work) {
        return execute(new Scope(workspace), TransactionDefinition.DEFAULT, work);
    }

    /** As {@link #in}, without an answer. */
    public void run(WorkspaceId workspace, Runnable work) {
        in(workspace, answering(work));
    }

    /** As {@link #in}, in a transaction that cannot write. */
    public <T extends @Nullable Object> T read(WorkspaceId workspace, Supplier<T> work) {
        return execute(new Scope(workspace), TransactionDefinition.READ_ONLY, work);
    }

    /** Runs the work in a transaction of no workspace: it sees mechanism tables (outbox, jobs, leases …) and no tenant's row. */
    public <T extends @Nullable Object> T platform(Supplier<T> work) {
        return execute(new Scope(null), TransactionDefinition.DEFAULT, work);
    }

    /** As {@link #platform}, without an answer. */
    public void platformRun(Runnable work) {
        platform(answering(work));
    }

    /**
     * Runs the work with writes that are made behind it. All are made when this returns; when it throws, none is under way any more.
     *
     * @throws IllegalStateException outside a transaction
     */
    public <T extends @Nullable Object> T writingBehind(Function<WritesBehind, T> work) {
        var running = running();
        try (var thread = Executors.newSingleThreadExecutor(
                Thread.ofVirtual().name("writes-behind").factory())) {
            var writes = new WritesBehind(
                    thread, write -> () -> ScopedValue.where(CURRENT, running).run(write));
            try {
                var answer = work.apply(writes);
                writes.finish();
                return answer;
            } catch (RuntimeException e) {
                thread.close();
                throw writes.causeOf(e);
            }
        }
    }

    /**
     * The running transaction's connection.
     *
     * @throws IllegalStateException outside a transaction
     */
    public Connection connection() {
        return running().connection();
    }

    private static Running running() {
        if (CURRENT.isBound()) {
            return CURRENT.get();
        } else {
            throw new IllegalStateException("No transaction is running; begin one by in, read or platform");
        }
    }

    private <T extends @Nullable Object> T execute(Scope scope, TransactionDefinition definition, Supplier<T> work) {
        if (CURRENT.isBound()) {
            var running = CURRENT.get().scope();
            if (running.equals(scope)) {
                return work.get();
            } else {
                throw new IllegalStateException(
                        "A transaction of " + running + " is running; " + scope + " needs one of its own");
            }
        } else {
            return transactions.execute(definition, status -> {
                confine(status.getConnection(), scope);
                return ScopedValue.where(CURRENT, new Running(scope, status.getConnection()))
                        .call(work::get);
            });
        }
    }

    private static void confine(Connection connection, Scope scope) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT set_config('app.workspace', ?, true)")) {
            statement.setString(
                    1, scope.workspace() == null ? "" : scope.workspace().toString());
            statement.execute();
        }
    }

    private static Supplier<@Nullable Void> answering(Runnable work) {
        return () -> {
            work.run();
            return null;
        };
    }

    private record Running(Scope scope, Connection connection) {}

    private record Scope(@Nullable WorkspaceId workspace) {
        @Override
        public String toString() {
            return workspace == null ? "no workspace" : "workspace " + workspace;
        }
    }
}
