package io.financereport.statement.reading.journal;

import io.financereport.statement.reading.Format;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells a journal from other text by what stands at the margin and what is indented below it. */
public final class JournalDetection {
    private static final String DAY = "\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}";

    /** An account that is opened or has a balance, an option, or a transaction with quoted text. */
    private static final Pattern BEANCOUNT = Pattern.compile("(?m)^(?:" + DAY
            + "[ \\t]+(?:(?:open|balance|pad)[ \\t]+\\p{Lu}[^\\s:,;]*:|(?:\\*|!|txn)[ \\t]+\"[^\\v]*+\\v++(?:["
            + " \\t][^\\v]*+\\v++){0,20}?[ \\t]+(?:[*!][ \\t]+)?\\p{Lu}[^\\s:,;]*:)|option[ \\t]+\"[a-z_]+\"["
            + " \\t]+\")");

    /** A dated line, not of a table, and below it an indented account with an amount after a gap, or with a colon in its name. */
    private static final Pattern HLEDGER_ENTRY = Pattern.compile("(?m)^(?:\\d{4}[-/.])?\\d{1,2}[-/.]\\d{1,2}"
            + "(?:=[\\d/.-]{3,10})?(?:[ \\t]+[^\\t\\v]*+)?+\\v++(?:[ \\t]+;[^\\v]*+\\v++){0,20}+"
            + "(?:[ \\t]{1,20})(?:[*!] ?)?[(\\[]?[\\p{L}][^\\t\\v;,]{0,200}?(?:(?: {2}|\\t)[^\\v]{0,60}?\\d|:\\p{L})");

    /** Directives before any transaction: the one that only a journal has, or two. */
    private static final Pattern HLEDGER_DIRECTIVES = Pattern.compile("\\A(?:[ \\t]*[;#*%|][^\\v]*+\\v++|\\v++)*+"
            + "(?:decimal-mark [.,][ \\t]*(?:\\v|\\z|;)|!?include [^\\s,;]+[ \\t]*(?:\\v|\\z)"
            + "|(?:(?:account|commodity|D|payee|tag) [^\\t,;\\v]+(?:[ \\t]*;[^\\v]*+)?\\v++){2})");

    private JournalDetection() {}

    /** The kind of journal that a text begins as, or null when it is none. */
    public static @Nullable Format of(String start) {
        if (BEANCOUNT.matcher(start).find()) {
            return Format.BEANCOUNT;
        }
        return HLEDGER_ENTRY.matcher(start).find()
                        || HLEDGER_DIRECTIVES.matcher(start).find()
                ? Format.HLEDGER
                : null;
    }
}
