package io.financereport.statement.reading.csv;

/** What a column of a table of rows holds. */
public enum ColumnRole {
    BOOKED_ON,
    DATE,
    TRANSACTED_ON,
    VALUE_ON,
    /** A word that stands for the value date in some languages, for the currency or an amount in others. */
    DATE_OR_OTHER,
    AMOUNT,
    /** An amount before fees: counts only when no other amount is there. */
    GROSS,
    DEBIT,
    CREDIT,
    BALANCE,
    CURRENCY,
    DESCRIPTION,
    COUNTERPARTY,
    REFERENCE,
    ACCOUNT,
    /** Says whether an unsigned amount is money in or out. */
    DIRECTION,
    STATUS
}
