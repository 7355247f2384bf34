package io.financereport.statement.reading.ofx;

import java.util.Set;

/**
 * The parts of an investment statement (OFX 2.2, section 13) that move securities or list holdings. Only the cash rows beside
 * them, {@code INVBANKTRAN}, are read.
 */
final class OfxInvestments {
    private static final Set<String> TRANSACTIONS = Set.of(
            "BUYDEBT",
            "BUYMF",
            "BUYOPT",
            "BUYOTHER",
            "BUYSTOCK",
            "CLOSUREOPT",
            "INCOME",
            "INVEXPENSE",
            "JRNLFUND",
            "JRNLSEC",
            "MARGININTEREST",
            "REINVEST",
            "RETOFCAP",
            "SELLDEBT",
            "SELLMF",
            "SELLOPT",
            "SELLOTHER",
            "SELLSTOCK",
            "SPLIT",
            "TRANSFER");
    private static final Set<String> LISTS =
            Set.of("INVPOSLIST", "INVBAL", "INVOOLIST", "INV401K", "INV401KBAL", "SECLIST");

    private OfxInvestments() {}

    static boolean isTransaction(String aggregate) {
        return TRANSACTIONS.contains(aggregate);
    }

    /** Whether nothing inside of the aggregate is read. */
    static boolean isLeftOut(String aggregate) {
        return isTransaction(aggregate) || LISTS.contains(aggregate);
    }
}
