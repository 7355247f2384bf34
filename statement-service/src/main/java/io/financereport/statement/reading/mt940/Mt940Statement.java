package io.financereport.statement.reading.mt940;

import io.financereport.money.Money;
import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.FileAccount.CurrencyFrom;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The pages of one account whose balances chain, as one statement. */
final class Mt940Statement {
    private final int ordinal;
    private final Mt940Account account;
    private final Currency currency;
    private final @Nullable Mt940Balance opening;
    private CurrencyFrom currencyFrom;
    private @Nullable Mt940Balance closing;
    private String number;
    private int pages = 1;
    private long contradictoryLine;

    /**
     * @param ordinal its place among the file's accounts, counted from 0
     */
    Mt940Statement(int ordinal, Mt940Page page, Currency currency, CurrencyFrom currencyFrom) {
        this.ordinal = ordinal;
        this.account = page.account();
        this.currency = currency;
        this.currencyFrom = currencyFrom;
        this.opening = page.opening();
        this.number = page.numberOfPages();
    }

    int ordinal() {
        return ordinal;
    }

    Currency currency() {
        return currency;
    }

    /** Whether the page goes on where the last one ended; where balances are missing, whether it is of the same number. */
    boolean isContinuedBy(Mt940Page page) {
        var begins = page.opening();
        if (begins != null && closing != null) {
            var isLater =
                    begins.on() == null || closing.on() == null || !begins.on().isBefore(closing.on());
            return isLater && begins.amount().compareTo(closing.amount()) == 0;
        }
        return begins == null && closing == null && !number.isEmpty() && number.equals(page.numberOfPages());
    }

    void append(Mt940Page page) {
        pages++;
        number = page.numberOfPages();
    }

    /**
     * Takes the end of a page.
     *
     * @throws Refusal when its balance is of another currency than the rows were read in
     */
    void end(Mt940Page page) {
        closing = page.closing();
        var said = closing == null ? null : closing.currency();
        if (said != null && !said.equals(currency)) {
            throw new Refusal(
                    ReadingCode.CURRENCY_MIXED,
                    "The closing balance is of " + said + ", the rows above were read as " + currency
                            + "; upload the file with the currency " + said + ".",
                    page.line());
        }
        currencyFrom = said == null ? currencyFrom : CurrencyFrom.FILE;
        if (page.isContradictory() && contradictoryLine == 0) {
            contradictoryLine = page.line();
        }
    }

    /** Line of the first page that does not add up among several, else 0. A single one is judged as a whole. */
    long contradictoryPage() {
        return pages > 1 ? contradictoryLine : 0;
    }

    FileAccount account() {
        var to = closing == null ? null : closing.on();
        return new FileAccount(
                account.identifier(),
                account.institution(),
                currency,
                currencyFrom,
                AccountKind.ASSET,
                from(to),
                to,
                money(opening),
                money(closing));
    }

    /** The opening balance is of the evening before, or of the day itself where the statement has but one. */
    private @Nullable LocalDate from(@Nullable LocalDate to) {
        if (opening == null || opening.on() == null) {
            return null;
        }
        var after = opening.on().plusDays(1);
        return to != null && to.isBefore(after) ? to : after;
    }

    private @Nullable Money money(@Nullable Mt940Balance balance) {
        return balance == null ? null : Amounts.find(balance.amount(), currency);
    }
}
