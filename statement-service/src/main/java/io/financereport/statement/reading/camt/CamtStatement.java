package io.financereport.statement.reading.camt;

import io.financereport.money.Money;
import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.FileAccount.CurrencyFrom;
import io.financereport.statement.reading.Findings;
import io.financereport.statement.reading.camt.CamtBalance.Type;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The pages of one account whose balances chain, as one statement; or all reports and notices about it. */
final class CamtStatement {
    private final int ordinal;
    private final Currency currency;
    private final CurrencyFrom currencyFrom;
    private final CamtPage first;
    private CamtPage last;
    private CamtRun run = new CamtRun();
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private int pages = 1;
    private long contradictoryLine;

    /**
     * @param ordinal its place among the file's accounts, counted from 0
     */
    CamtStatement(int ordinal, CamtPage page, Currency currency, CurrencyFrom currencyFrom) {
        this.ordinal = ordinal;
        this.currency = currency;
        this.currencyFrom = currencyFrom;
        this.first = page;
        this.last = page;
    }

    int ordinal() {
        return ordinal;
    }

    Currency currency() {
        return currency;
    }

    /** Whether the page goes on where the last one ended; where balances are missing, whether it is the next page. */
    boolean isContinuedBy(CamtPage page) {
        if (!page.posts()) {
            return true;
        }
        var begins = page.opening(currency);
        var ended = last.closing(currency);
        if (begins != null && ended != null) {
            var isLater =
                    begins.on() == null || ended.on() == null || !begins.on().isBefore(ended.on());
            return isLater && !page.repeats(last) && begins.amount().compareTo(ended.amount()) == 0;
        }
        return begins == null && ended == null && page.follows(last);
    }

    void append(CamtPage page, Findings findings) {
        if (!page.follows(last)) {
            run.settle(findings);
            run = new CamtRun();
        }
        pages++;
        last = page;
    }

    /** Takes the end of the page that is its last one so far. */
    void end(CamtPage page, Findings findings) {
        run.add(page.summary(), page.turnover(), findings);
        from = from == null || (page.from() != null && page.from().isBefore(from)) ? page.from() : from;
        to = to == null || (page.to() != null && page.to().isAfter(to)) ? page.to() : to;
        if (page.isContradictory(currency) && contradictoryLine == 0) {
            contradictoryLine = page.line();
        }
    }

    /** Line of the first page that does not add up among several, else 0. A single one is judged as a whole. */
    long contradictoryPage() {
        return pages > 1 ? contradictoryLine : 0;
    }

    /** Takes the end of the file. */
    void end(Findings findings) {
        run.settle(findings);
    }

    FileAccount account() {
        var opening = first.opening(currency);
        var closing = last.closing(currency);
        var begins = opening == null ? null : firstDay(opening);
        var ends = closing == null ? null : closing.on();
        return new FileAccount(
                first.account().identifier(),
                first.account().institution(),
                currency,
                currencyFrom,
                first.account().kind(),
                from != null ? from : earlier(begins, ends),
                to != null ? to : ends != null ? ends : begins,
                money(opening),
                money(closing));
    }

    /**
     * The day after the opening balance, which most banks date with the evening before; its own day where a row is of that
     * day.
     */
    private @Nullable LocalDate firstDay(CamtBalance opening) {
        var on = opening.on();
        var firstRow = first.firstOn();
        if (on == null) {
            return null;
        }
        var isOfItsDay = opening.type() != Type.PRCD && firstRow != null && !firstRow.isAfter(on);
        return isOfItsDay ? on : on.plusDays(1);
    }

    /** A statement of one day may date both of its balances with it. */
    private static @Nullable LocalDate earlier(@Nullable LocalDate begins, @Nullable LocalDate ends) {
        return begins != null && ends != null && ends.isBefore(begins) ? ends : begins;
    }

    private @Nullable Money money(@Nullable CamtBalance balance) {
        return balance == null ? null : Amounts.find(balance.amount(), currency);
    }
}
