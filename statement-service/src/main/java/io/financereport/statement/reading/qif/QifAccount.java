package io.financereport.statement.reading.qif;

import io.financereport.money.Money;
import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.FileAccount.CurrencyFrom;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** One account of the file while its rows pass. */
final class QifAccount {
    private static final int NONE = -1;

    private final AccountKind kind;
    private @Nullable String name;
    private @Nullable Money opening;
    private @Nullable LocalDate openedOn;
    private int ordinal = NONE;
    private int records;

    QifAccount(@Nullable String name, AccountKind kind) {
        this.name = name;
        this.kind = kind;
    }

    /** Counts a transaction and says whether it is the first. */
    boolean isFirst() {
        return records++ == 0;
    }

    @Nullable
    String name() {
        return name;
    }

    /** Takes a stated balance, whose transfer names the account where nothing else does. */
    void open(Money balance, LocalDate on, @Nullable String self) {
        opening = balance;
        openedOn = on;
        name = name == null ? self : name;
    }

    /** Its place among the accounts with rows, the given one if it has had none. */
    int ordinal(int next) {
        ordinal = ordinal == NONE ? next : ordinal;
        return ordinal;
    }

    boolean hasRows() {
        return ordinal != NONE;
    }

    FileAccount account(Currency currency) {
        return new FileAccount(
                name == null ? null : name.replace(" ", ""),
                null,
                currency,
                CurrencyFrom.CALLER,
                kind,
                openedOn,
                null,
                opening,
                null);
    }
}
