package io.financereport.statement.reading.written;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words beside an unsigned amount that say whether it is money out or in. */
public final class DirectionWords {
    private static final Map<String, Direction> WORDS = words();
    private static final Pattern BETWEEN = Pattern.compile("[\\s()（）]+");

    private enum Direction {
        OUT,
        IN,
        /** Moved between pockets of one holder, as wallets say. */
        NEITHER
    }

    private DirectionWords() {}

    public static boolean isDirection(String text) {
        var direction = of(text);
        return direction == Direction.OUT || direction == Direction.IN;
    }

    public static boolean isOut(String text) {
        return of(text) == Direction.OUT;
    }

    /** Whether the text says of an amount that it is neither money in nor out. */
    public static boolean isNeither(String text) {
        return of(text) == Direction.NEITHER;
    }

    /** One word, or several that say the same in several languages, such as {@code 借 Dr}. */
    private static @Nullable Direction of(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        var whole = WORDS.get(lower);
        if (whole != null || lower.length() > 40) {
            return whole;
        }
        var parts = BETWEEN.splitAsStream(lower).filter(part -> !part.isEmpty()).toList();
        var first = parts.isEmpty() ? null : WORDS.get(parts.getFirst());
        return parts.stream().allMatch(part -> WORDS.get(part) == first) ? first : null;
    }

    private static Map<String, Direction> words() {
        var words = new HashMap<String, Direction>();
        out().forEach(word -> words.put(word, Direction.OUT));
        in().forEach(word -> words.put(word, Direction.IN));
        Set.of("/", "不计收支", "不計收支", "中性交易", "neutral").forEach(word -> words.put(word, Direction.NEITHER));
        return Map.copyOf(words);
    }

    private static Set<String> out() {
        return Set.of(
                "debit",
                "débit",
                "d",
                "dr",
                "dr.",
                "dbit",
                "s",
                "soll",
                "af",
                "db",
                "debet",
                "deebet",
                "-",
                "out",
                "outflow",
                "outgoing",
                "withdrawal",
                "money out",
                "paid out",
                "expense",
                "sent",
                "belastung",
                "lastschrift",
                "ausgang",
                "débito",
                "debito",
                "dare",
                "addebito",
                "uscita",
                "debe",
                "cargo",
                "saída",
                "gider",
                "borç",
                "obciążenie",
                "výdaj",
                "odchozí",
                "terhelés",
                "расход",
                "списание",
                "дебет",
                "χρέωση",
                "χ",
                "חובה",
                "exp",
                "exp.",
                "expenses",
                "spent",
                "ausgabe",
                "ausgaben",
                "sortie",
                "dépense",
                "despesa",
                "gasto",
                "egreso",
                "uitgave",
                "uitgaven",
                "wydatek",
                "wypłata",
                "výdej",
                "kiadás",
                "cheltuială",
                "utgift",
                "udgift",
                "meno",
                "uttag",
                "keluar",
                "pengeluaran",
                "chi",
                "จ่าย",
                "ถอน",
                "مدين",
                "سحب",
                "витрата",
                "разход",
                "trošak",
                "isplata",
                "payment sent",
                "支付",
                "出",
                "支払",
                "出賬",
                "轉出",
                "지출",
                "지급",
                "支出",
                "支",
                "出金",
                "借",
                "借方",
                "转出",
                "支取",
                "출금");
    }

    private static Set<String> in() {
        return Set.of(
                "credit",
                "crédit",
                "c",
                "cr",
                "cr.",
                "crdt",
                "h",
                "haben",
                "bij",
                "kredit",
                "kreedit",
                "k",
                "+",
                "in",
                "inflow",
                "incoming",
                "deposit",
                "money in",
                "paid in",
                "income",
                "received",
                "gutschrift",
                "eingang",
                "crédito",
                "credito",
                "avere",
                "accredito",
                "entrata",
                "haber",
                "abono",
                "entrada",
                "gelir",
                "alacak",
                "uznanie",
                "příjem",
                "příchozí",
                "jóváírás",
                "приход",
                "зачисление",
                "кредит",
                "πίστωση",
                "π",
                "זכות",
                "inc",
                "inc.",
                "earned",
                "einnahme",
                "einnahmen",
                "entrée",
                "recette",
                "receita",
                "ingreso",
                "inkomst",
                "inkomsten",
                "przychód",
                "wpływ",
                "wpłata",
                "bevétel",
                "venit",
                "inntekt",
                "indtægt",
                "tulo",
                "insättning",
                "masuk",
                "pemasukan",
                "thu",
                "รับ",
                "ฝาก",
                "دائن",
                "إيداع",
                "дохід",
                "приходи",
                "prihod",
                "uplata",
                "payment received",
                "收款",
                "入",
                "預入",
                "入賬",
                "轉入",
                "수입",
                "收入",
                "收",
                "入金",
                "贷",
                "贷方",
                "转入",
                "存入",
                "입금");
    }
}
