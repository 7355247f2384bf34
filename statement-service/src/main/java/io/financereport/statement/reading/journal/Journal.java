package io.financereport.statement.reading.journal;

import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.Refusal;
import org.jspecify.annotations.Nullable;

/** How one kind of journal is written. It goes through the file once, and is made anew for another time. */
interface Journal {
    /**
     * The transaction of the block; null for what books nothing, which it keeps or counts itself.
     *
     * @throws Refusal when the block cannot be read, or changes what the rows are in a way that is not followed
     */
    @Nullable
    JournalEntry take(JournalBlock block);

    /** Which side of the balance sheet an account is on; null when it is on none, or when nothing says it. */
    @Nullable
    AccountKind kind(String account);

    /**
     * The end of the file.
     *
     * @throws Refusal when it lies in the middle of something
     */
    default void end() {}
}
