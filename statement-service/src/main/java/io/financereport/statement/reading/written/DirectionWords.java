package io.financereport.statement.reading.written;

import java.util.Locale;
import java.util.Set;

/** Words beside an unsigned amount that say whether it is money out or in. */
public final class DirectionWords {
    private static final Set<String> OUT = Set.of(
            "debit",
            "d",
            "dr",
            "dbit",
            "s",
            "soll",
            "af",
            "db",
            "debet",
            "-",
            "out",
            "outflow",
            "withdrawal",
            "money out",
            "débito",
            "debito",
            "dare",
            "debe",
            "gider",
            "borç",
            "расход",
            "списание",
            "支出",
            "出金",
            "借");
    private static final Set<String> IN = Set.of(
            "credit",
            "c",
            "cr",
            "crdt",
            "h",
            "haben",
            "bij",
            "kredit",
            "k",
            "+",
            "in",
            "inflow",
            "deposit",
            "money in",
            "crédito",
            "credito",
            "avere",
            "haber",
            "gelir",
            "alacak",
            "приход",
            "зачисление",
            "收入",
            "入金",
            "贷");

    private DirectionWords() {}

    public static boolean isDirection(String text) {
        return isOut(text) || IN.contains(text.toLowerCase(Locale.ROOT));
    }

    public static boolean isOut(String text) {
        return OUT.contains(text.toLowerCase(Locale.ROOT));
    }
}
