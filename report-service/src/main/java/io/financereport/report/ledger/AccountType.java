package io.financereport.report.ledger;

import io.financereport.money.Money;

/** What an account is, and with it the side on which its balance is naturally shown. */
public enum AccountType {
    ASSET("asset", Side.DEBIT),
    LIABILITY("liability", Side.CREDIT),
    EQUITY("equity", Side.CREDIT),
    INCOME("income", Side.CREDIT),
    EXPENSE("expense", Side.DEBIT);

    private enum Side {
        DEBIT,
        CREDIT
    }

    private final String code;
    private final Side side;

    AccountType(String code, Side side) {
        this.code = code;
        this.side = side;
    }

    /**
     * @throws IllegalArgumentException for a code that no account type has
     */
    public static AccountType of(String code) {
        for (AccountType type : values()) {
            if (type.code.equals(code)) {
                return type;
            }
        }
        throw new IllegalArgumentException("No account type is called '" + code + "'");
    }

    public String code() {
        return code;
    }

    /** The amount as a report line shows it: a debit-positive balance turned so that the natural side is positive. */
    public Money natural(Money debitPositive) {
        return switch (side) {
            case DEBIT -> debitPositive;
            case CREDIT -> debitPositive.negated();
        };
    }
}
