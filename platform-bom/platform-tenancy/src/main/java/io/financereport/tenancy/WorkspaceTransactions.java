package io.financereport.tenancy;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
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
    private static final ScopedValue<Scope> CURRENT = ScopedValue.newInstance();

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
     * The running transaction's connection.
     *
     * @throws IllegalStateException outside a transaction
     */
    public Connection connection() {
        if (CURRENT.isBound()) {
            return transactions.getConnection();
        } else {
            throw new IllegalStateException("No transaction is running; begin one by in, read or platform");
        }
    }

    private <T extends @Nullable Object> T execute(Scope scope, TransactionDefinition definition, Supplier<T> work) {
        if (CURRENT.isBound()) {
            if (CURRENT.get().equals(scope)) {
                return work.get();
            } else {
                throw new IllegalStateException(
                        "A transaction of " + CURRENT.get() + " is running; " + scope + " needs one of its own");
            }
        } else {
            return ScopedValue.where(CURRENT, scope)
                    .call(() -> transactions.execute(definition, status -> {
                        confine(status.getConnection(), scope);
                        return work.get();
                    }));
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

    private record Scope(@Nullable WorkspaceId workspace) {
        @Override
        public String toString() {
            return workspace == null ? "no workspace" : "workspace " + workspace;
        }
    }
}
