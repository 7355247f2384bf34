package io.financereport.statement.reading.bai2;

/** Which way a type code moves the account. */
enum Bai2Direction {
    CREDIT,
    DEBIT,
    /** Tells of the account and moves no money: status codes and 890. */
    NONE,
    /** 920 to 959, which each bank defines for itself. The standard means them for credits, and only balances prove it. */
    CREDIT_OF_BANK,
    /** 960 to 999, likewise for debits. */
    DEBIT_OF_BANK,
    /** 900 to 919, likewise for the status of an account. */
    NONE_OF_BANK,
    UNKNOWN;

    private static final int NOT_MONETARY = 890;
    private static final int LOAN_DISBURSED = 760;

    /**
     * @param code three digits
     */
    static Bai2Direction of(int code) {
        if (code == NOT_MONETARY || isWithin(code, 1, 99)) {
            return NONE;
        } else if (isWithin(code, 100, 399) || isWithin(code, 720, 728)) {
            return CREDIT;
        } else if (isWithin(code, 400, 699) || code == LOAN_DISBURSED) {
            return DEBIT;
        } else if (isWithin(code, 900, 919)) {
            return NONE_OF_BANK;
        } else if (isWithin(code, 920, 959)) {
            return CREDIT_OF_BANK;
        } else {
            return isWithin(code, 960, 999) ? DEBIT_OF_BANK : UNKNOWN;
        }
    }

    /** Whether the code alone says too little. */
    boolean needsProof() {
        return this == CREDIT_OF_BANK || this == DEBIT_OF_BANK || this == NONE_OF_BANK;
    }

    boolean isDebit() {
        return this == DEBIT || this == DEBIT_OF_BANK;
    }

    boolean moves() {
        return this != NONE && this != NONE_OF_BANK;
    }

    private static boolean isWithin(int code, int from, int to) {
        return code >= from && code <= to;
    }
}
