package io.financereport.statement.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a file that comes in pages or days: those of one account are one statement as long as their balances
 * chain.
 *
 * @param <S> what a format keeps of a statement
 */
public final class PagedStatements<S> {
    /** A year of days for a few accounts, where the days do not chain. */
    private static final int STATEMENTS_MAX = 1_000;

    private final List<S> all = new ArrayList<>();
    private final Map<String, S> lastOfAccount = new HashMap<>();

    /** In the order of the file; rows name their statement by its place here. */
    public List<S> all() {
        return List.copyOf(all);
    }

    /** The account's last statement, which the next page may go on. */
    public @Nullable S findLast(String account) {
        return lastOfAccount.get(account);
    }

    /**
     * A statement that begins with a page of the account.
     *
     * @param line where the page begins
     * @param begun makes it of its place in the file, counted from 0
     * @throws Refusal when a file has too many
     */
    public S begin(String account, long line, IntFunction<S> begun) {
        if (all.size() == STATEMENTS_MAX) {
            throw new Refusal(
                    ReadingCode.TOO_MANY_ACCOUNTS,
                    "A file has at most " + STATEMENTS_MAX + " statements whose balances do not chain; split it.",
                    line);
        }
        var statement = begun.apply(all.size());
        all.add(statement);
        lastOfAccount.put(account, statement);
        return statement;
    }
}
