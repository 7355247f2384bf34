package io.financereport.statement.reading.ofx;

import io.financereport.money.Money;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Tally;
import io.financereport.statement.reading.written.BalanceWords;
import io.financereport.statement.reading.written.BalanceWords.Balance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Balances that some banks list among the rows of an account, as "Saldo Anterior" and "S A L D O", and that move nothing. They
 * are no rows, and a person looks unless the rows lead from the first of them to the last, or to the ledger balance.
 */
final class OfxBalanceRows {
    /** Two for each day of a year; of more nobody waits for the end of the file. */
    private static final int DOUBTFUL_MAX = 1_000;

    /** A row that may be a balance. */
    private record Doubtful(long line, Money amount, Runnable booking) {}

    private final Tally rows = new Tally();
    private final Tally booked = new Tally();
    private final List<Doubtful> doubtful = new ArrayList<>();
    private BigDecimal sum = BigDecimal.ZERO;
    private @Nullable Money opening;
    private @Nullable Money closing;

    /**
     * Takes a row; true when its words are a balance's name and nothing else. A name that does not say which balance it is may be a
     * payee's: such a row waits for what the others say.
     *
     * @param booking what is done with it when it is a row after all
     */
    boolean hold(OfxTransaction row, Money amount, Runnable booking) {
        var description = row.description();
        if (!BalanceWords.isAlone(description) || BalanceWords.isOfRowsToo(description)) {
            sum = sum.add(amount.amount());
            return false;
        }
        if (BalanceWords.isBareAlone(description) && doubtful.size() < DOUBTFUL_MAX) {
            doubtful.add(new Doubtful(row.line(), amount, booking));
            return true;
        }
        rows.add(row.line());
        var balance = BalanceWords.balance(description);
        if (opening == null && (balance == Balance.OPENING || balance == Balance.BROUGHT)) {
            opening = amount;
        } else {
            closing = amount;
        }
        return true;
    }

    /** Decides, once all rows are known, whether those that wait are balances; else books them. */
    void settle(@Nullable Money ledgerBalance) {
        if (doubtful.isEmpty() || areBalances(ledgerBalance)) {
            return;
        }
        for (Doubtful row : doubtful) {
            sum = sum.add(row.amount().amount());
            booked.add(row.line());
            row.booking().run();
        }
    }

    /** Whether the other rows lead from a balance to another one, one of which waits or all of which are known. */
    private boolean areBalances(@Nullable Money ledgerBalance) {
        var first = doubtful.getFirst().amount();
        var last = doubtful.getLast().amount();
        if (opening != null) {
            var known = ledgerBalance == null ? closing : ledgerBalance;
            for (Money end : known == null ? List.of(last, first) : List.of(known)) {
                if (leads(opening, end)) {
                    closing = end;
                    return true;
                }
            }
            return false;
        }
        if (doubtful.size() > 1 && (leads(first, last) || leads(last, first))) {
            opening = leads(first, last) ? first : last;
            closing = leads(first, last) ? last : first;
            return true;
        }
        if (ledgerBalance != null
                && doubtful.stream().allMatch(row -> row.amount().equals(ledgerBalance))) {
            doubtful.forEach(row -> rows.add(row.line()));
            return true;
        }
        return false;
    }

    private boolean leads(Money from, Money to) {
        return from.amount().add(sum).compareTo(to.amount()) == 0;
    }

    /** What begins the account, where the rows lead on from it to what ends it. */
    @Nullable
    Money opening(@Nullable Money ledgerBalance) {
        var end = ledgerBalance == null ? closing : ledgerBalance;
        return opening != null && end != null && opening.amount().add(sum).compareTo(end.amount()) == 0
                ? opening
                : null;
    }

    List<ReadingProblem> problems(@Nullable Money ledgerBalance) {
        var problems = new ArrayList<ReadingProblem>();
        if (opening(ledgerBalance) == null) {
            problems.addAll(rows.problems(
                    ReadingCode.SECTION_LEFT_OUT,
                    "rows are called what balances are, the first one this, and were left out. Look whether they are"
                            + " rows."));
        }
        problems.addAll(booked.problems(
                ReadingCode.LAYOUT_UNPROVEN,
                "rows are called what balances are, the first one this, and the others do not lead to them: they are"
                        + " taken as rows. Look whether they are."));
        return problems;
    }
}
