package io.financereport.statement.reading.qif;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the action of an investment record (N of {@code !Type:Invst}) does to the cash of its account. */
enum QifAction {
    IN,
    OUT,
    /** In, and on to another account. */
    IN_AND_ON,
    /** Out, with the money of another account. */
    OUT_FROM_ANOTHER,
    TRANSFER_IN,
    TRANSFER_OUT,
    /** The sign of the amount says the way. */
    AS_WRITTEN,
    /** Securities come, go, are split, or are bought with what they yield. */
    NO_CASH;

    private static final Set<String> INS =
            Set.of("sell", "shtsell", "div", "intinc", "cglong", "cgmid", "cgshort", "miscinc", "rtrncap");
    private static final Set<String> OUTS = Set.of("buy", "cvrshrt", "miscexp", "margint");
    private static final Set<String> TRANSFERS_IN = Set.of("xin", "contribx");
    private static final Set<String> TRANSFERS_OUT = Set.of("xout", "withdrwx");
    private static final Set<String> WITHOUT_CASH = Set.of(
            "reinvdiv",
            "reinvint",
            "reinvlg",
            "reinvmd",
            "reinvsh",
            "shrsin",
            "shrsout",
            "stksplit",
            "reminder",
            "grant",
            "vest",
            "expire");
    /** At the end of an action: another account pays or is paid. */
    private static final char WITH_ANOTHER = 'x';

    /** What a word means, or null when it is not known. */
    static @Nullable QifAction of(String word) {
        var action = word.toLowerCase(Locale.ROOT);
        if (TRANSFERS_IN.contains(action)) {
            return TRANSFER_IN;
        } else if (TRANSFERS_OUT.contains(action)) {
            return TRANSFER_OUT;
        } else if (WITHOUT_CASH.contains(action)) {
            return NO_CASH;
        } else if (action.equals("cash")) {
            return AS_WRITTEN;
        }
        var withAnother = !action.isEmpty() && action.charAt(action.length() - 1) == WITH_ANOTHER;
        var own = withAnother ? action.substring(0, action.length() - 1) : action;
        if (INS.contains(own)) {
            return withAnother ? IN_AND_ON : IN;
        } else if (OUTS.contains(own)) {
            return withAnother ? OUT_FROM_ANOTHER : OUT;
        } else {
            return null;
        }
    }
}
