package io.financereport.statement.reading.written;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What balances and sums are called, in the languages of the banks whose statements are read. */
public final class BalanceWords {
    private static final int CURRENCY_LETTERS = 3;

    /** How a bank addresses its reader. */
    private static final String WHOSE = "(?:(?:your|dein|ihr|votre|su|tu|uw|je|din|twoje) )?";

    private static final Pattern OPENING =
            words("open(?:ing)? (?:ledger )?balance|previous (?:statement )?balance|beginning balance|starting"
                + " balance|start balance|last statement balance|balance at (?:start|beginning)|initial"
                + " balance|anfangs(?:saldo|bestand|stand)|er[öo]ffnungssaldo|(?:alter|vorheriger|letzter)"
                + " (?:konto)?(?:saldo|stand)|(?:saldo|kontostand) alt|saldovortrag|solde"
                + " (?:pr[ée]c[ée]dent|initial|ant[ée]rieur|d'ouverture|de d[ée]part|(?:de |au |en )?d[ée]but)|ancien"
                + " solde|saldo"
                + " (?:anterior|inicial|previo|iniziale|precedente|pocz[aą]tkow[ey]|otwarcia|poprzednie)|saldo (?:de"
                + " |di )(?:apertura|abertura)|saldo contabile iniziale|stan"
                + " pocz[aą]tkowy|(?:begin|openings|primo|start|alku)saldo|(?:vorig|oud|forrige|edellinen) saldo|saldo"
                + " primo|inn?g[aå]ende (?:saldo|balans)|f[öo]reg[aå]ende saldo|po[cč][aá]te[cč]n[ií]"
                + " (?:z[uů]statek|stav)|p[rř]edchoz[ií] z[uů]statek|po[cč]iato[cč]n[yý] (?:zostatok|stav)|nyit[oó]"
                + " egyenleg|sold (?:ini[tțţ]ial|precedent|anterior)|devreden bakiye|a[cç][ıi]l[ıi][sş]"
                + " bakiyesi|[öo]nceki bakiye|входящий остаток|остаток на"
                + " начало|期初余额|上期余额|上期结余|上月余额|起始余额|上期应还|期初結餘|前月残高|前回残高|繰越残高|이월 ?잔액|algsaldo|likutis"
                + " prad[zž]i(?:oje|ai|os)|s[aā]kuma atlikums|(?:saldo|baki) awal|s[oố] d[uư] [đd][aầ]u(?:"
                + " k[yỳ])?|(?:po[cč]etno|prethodno|prej[sš]nje|za[cč]etno) stanje|(?:начальный|вхідний)"
                + " (?:остаток|залишок)|залишок на початок|начално салдо|почетно стање|υπ[οό]λοιπο"
                + " [εέ]ναρξης|προηγο[υύ]μενο υπ[οό]λοιπο|(?:ال)?رصيد (?:ال)?(?:افتتاحي|سابق|أول المدة)|יתרת?"
                + " (?:פתיחה|קודמת)|ยอด(?:ยกมา|คงเหลือยกมา)");

    private static final Pattern CLOSING =
            words("clos(?:e|ing) (?:ledger )?balance|new (?:statement )?balance|ending balance|end balance"
                    + "|final balance|balance at end|statement balance"
                    + "|(?:end|schluss|abschluss)(?:saldo|bestand|stand)"
                    + "|(?:neuer|aktueller) (?:konto)?(?:saldo|stand)|(?:saldo|kontostand) neu"
                    + "|solde (?:final|de cl[ôo]ture|(?:de |en )?fin)|nouveau solde"
                    + "|saldo (?:final|finale|actual|attuale|atual|ko[nń]cow[ey]|zamkni[eę]cia)"
                    + "|saldo (?:de |di )(?:cierre|chiusura|fecho|encerramento)|saldo contabile finale"
                    + "|(?:nuevo|nuovo|novo|nowe|nieuw|nytt|ny|uusi) saldo|stan ko[nń]cowy"
                    + "|(?:eind|slot|slut|slutt|ultimo|loppu)saldo|saldo ultimo|utg[aå]ende (?:saldo|balans)"
                    + "|kone[cč]n[yý] (?:z[uů]statek|zostatok|stav)|nov[yý] (?:z[uů]statek|zostatok)"
                    + "|z[aá]r[oó] egyenleg|sold (?:final|curent)|kapan[ıi][sş] bakiyesi|(?:yeni|son) bakiye"
                    + "|исходящий остаток|остаток на конец|期末余额|本期余额|本期结余|本月余额|期末結餘|本期应还"
                    + "|l[oõ]ppsaldo|likutis pabaig(?:oje|ai|os)|beigu atlikums|(?:saldo|baki) akhir"
                    + "|s[oố] d[uư] cu[oố]i(?: k[yỳ])?|(?:zavr[sš]no|novo|kon[cč]no) stanje"
                    + "|(?:конечный|вихідний) (?:остаток|залишок)|залишок на кінець|крайно салдо|завршно стање"
                    + "|υπ[οό]λοιπο λ[ηή]ξης|ν[εέ]ο υπ[οό]λοιπο|(?:ال)?رصيد (?:ال)?(?:ختامي|نهائي|آخر المدة)"
                    + "|יתרת (?:סגירה|סיום)|ยอดยกไป");

    private static final Pattern BROUGHT =
            words("(?:balance )?(?:brought forward|b/f|b/fwd)|balance b/?f|(?:saldo)?[uü]bertrag|report"
                    + "|solde report[ée]|riporto|saldo riportato|suma anterior|saldo arrastrado"
                    + "|saldo transportado|z przeniesienia|承前页?|承上页|承前頁");

    private static final Pattern CARRIED =
            words("(?:balance )?(?:carried forward|c/f|c/fwd)|balance c/?f|[àa] reporter|a riportare"
                    + "|suma y sigue|a transportar|do przeniesienia|transporteren|过次页|转下页|過次頁");

    private static final Pattern OF_A_DAY =
            words("kontostand (?:am|vom|per|zum)|(?:zwischen|tages)saldo|saldo (?:am|vom|per|zum)|solde"
                + " (?:cr[ée]diteur|d[ée]biteur)(?: (?:au|en))?|solde (?:en euros )?au|solde (?:du"
                + " jour|interm[ée]diaire)|saldo (?:deudor|acreedor|a favor)(?:"
                + " (?:a|al|en))?|(?:остаток|баланс|сальдо)(?: средств)? на(?= (?:дату|\\d))|(?:stan|saldo) na(?="
                + " (?:dzie[nń] )?\\d)|(?:saldo|baki) (?:per|pada|tanggal)(?= (?:tanggal )?\\d)|stav (?:ke dni|na"
                + " dan)(?= \\d)|balance (?:as at|as of|on date)(?= \\d)|s[oố] d[uư] ng[àa]y(?= \\d)|bakiye tarihi(?="
                + " \\d)|saldo (?:al|del|em|do|op|na|pr\\.?|den)(?= (?:dzie[nń] |d[ií]a|giorno|dia|\\d))|saldo"
                + " (?:debitore|creditore|debet|credit)|saldo dnia|balance (?:as )?(?:at|of|on)(?= (?:\\p{L}+"
                + " )?\\d)|daily balance|end[- ]of[- ]day balance");

    private static final Pattern TOTAL = words(
            "(?:sub)?[- ]?totals?|(?:zwischen|umsatz|gesamt|del)?summe|gesamt|(?:sub)?total(?:e|es|i)?"
                + "|totaux|sous-total|suma|summa|somma|(?:sub|tussen)?totaal|razem|[lł][aą]cznie|sum\\b"
                + "|yhteens[aä]|celkem|spolu|[öo]sszesen|toplam|итого|小计|合计|总计|本页合计|k[aä]ive|apyvarta|apgroz[iī]jums");

    /** Words of a balance below zero, which some print without a sign. */
    private static final Pattern BELOW_ZERO = words(
            "(?:(?:ancien|nouveau|previous|opening|closing) )?(?:solde d[ée]biteur|debit balance|overdrawn balance)"
                    + "|(?:(?:nuovo|nuevo|alter|neuer) )?(?:saldo (?:(?:iniziale|finale|anterior|final) )?"
                    + "(?:deudor|debitore|debet|devedor|a debito|a (?:vostro|suo) debito)|sollsaldo)");

    /** Of the moment at which the file was made, which may be long after its last row. */
    private static final Pattern OF_PRINTING =
            words("(?:aktueller|momentaner) (?:konto)?(?:saldo|stand)|current (?:ledger |account )?balance"
                    + "|balance (?:now|today)|solde actuel|saldo (?:actual|attuale|atual|aktualn[ye])|huidig saldo"
                    + "|sold curent|(?:nuv[æa]rende|n[åa]v[æa]rende|aktuell|nuvarande) saldo"
                    + "|aktu[aá]ln[ií] z[uů]statek|aktu[aá]lny zostatok|aktu[aá]lis egyenleg|g[uü]ncel bakiye"
                    + "|текущий (?:остаток|баланс)|当前余额|账户余额|目前餘額|現在残高");

    /** Says neither before nor after which rows. */
    private static final Pattern BARE = words("(?:konto)?saldo|kontostand|(?:account |ledger )?balance|solde"
            + "|stan konta|z[uů]statek|zostatok|egyenleg|bakiye|остаток|баланс|余额|餘額|残高|baki|likutis|s[oố] d[uư]"
            + "|stanje|салдо|залишок|υπ[οό]λοιπο|(?:ال)?رصيد|יתרה|ยอดคงเหลือ");

    /** What rows are called as well: a brand of shoes, and payments of what a card's statement came to. */
    private static final Pattern OF_ROWS_TOO =
            words("(?:new|statement|current|daily) balance|balance (?:as )?(?:at|of|on)");

    /** What could be spent, which is another sum. */
    private static final Pattern AVAILABLE = Pattern.compile(
            "(?iu)available|verf[uü]gbar|dispon[ií]|beschikba|dost[eę]pn|tilg[jæa]|tillg[aä]nglig|k[aä]ytett[aä]viss|dispozici|kullan[ıi]labilir|доступн|可用|利用可能|credit"
                + " limit");

    /** What else is carried from page to page, as an Übertrag or a report, is what rows and files are called too: no name that counts is without one of these. */
    private static final List<String> STEMS = Stream.of(
                    "bal",
                    "sal",
                    "sol",
                    "stan",
                    "stav",
                    "kontost",
                    "bestand",
                    "statek",
                    "statok",
                    "egyenleg",
                    "bakiye",
                    "forward",
                    "b/f",
                    "c/f",
                    "fwd",
                    "likutis",
                    "atlikum",
                    "baki",
                    "số d",
                    "so d",
                    "stanj",
                    "стањ",
                    "салд",
                    "залиш",
                    "υπόλ",
                    "υπολ",
                    "رصيد",
                    "יתר",
                    "ยอด",
                    "остат",
                    "баланс",
                    "余",
                    "餘",
                    "残",
                    "잔",
                    "应还",
                    "结余",
                    "結餘")
            .toList();

    private static final int ASCII = 128;

    /** By their first two letters, where these are of ASCII: most pairs of a text begin none. */
    private static final String[] @Nullable [] STEMS_BY_PAIR = stemsByPair();

    private static final Map<Character, String[]> STEMS_OF_OTHERS = STEMS.stream()
            .map(stem -> stem.charAt(0))
            .distinct()
            .collect(Collectors.toMap(first -> first, BalanceWords::stemsOf));

    private static String[] @Nullable [] stemsByPair() {
        var byPair = new String[ASCII * ASCII][];
        for (int one = 0; one < ASCII; one++) {
            for (int two = 0; two < ASCII; two++) {
                var first = Character.toLowerCase((char) one);
                var second = Character.toLowerCase((char) two);
                for (String stem : STEMS) {
                    if (stem.charAt(0) == first && stem.length() > 1 && stem.charAt(1) == second) {
                        byPair[one * ASCII + two] = stemsOf(first);
                    }
                }
            }
        }
        return byPair;
    }

    private static String[] stemsOf(char first) {
        return STEMS.stream().filter(stem -> stem.charAt(0) == first).toArray(String[]::new);
    }

    /** What may stand behind a name that is all of a text: a day, a currency, a sign. */
    private static final Pattern NOTHING_MORE =
            Pattern.compile("(?iu)(?:\\s|[\\d./:,;()*–-]|\\b(?:am|vom|per|zum|au|al|del|le|em|on|as|at|of|op|na|den"
                    + "|from|since|du|desde|dal|od|z|ze)\\b|(?<!\\p{L})" + MonthNames.PATTERN
                    + "(?!\\p{L})|[A-Z]{3}$)*+");

    /** A name, a day and an amount: what is longer is a text. */
    private static final int ALONE_LENGTH_MAX = 200;

    /** What a line states. */
    public enum Balance {
        OPENING,
        /** At the top of a page, which is the opening only on the first one. */
        BROUGHT,
        CLOSING,
        CARRIED,
        /** Of a day: before the rows the opening, after the last one the closing. */
        OF_A_DAY
    }

    /** Letters with a blank between any two, as banks set a heading: S A L D O. */
    private static final Pattern SPACED = Pattern.compile("\\p{L}(?: \\p{L}){3,}");

    private BalanceWords() {}

    /** Words of letters with blanks between them, as they are written elsewhere. */
    private static String closedUp(String text) {
        return text.length() > 6
                        && text.charAt(1) == ' '
                        && text.charAt(3) == ' '
                        && SPACED.matcher(text).matches()
                ? text.replace(" ", "")
                : text;
    }

    /** The balance whose name the words begin with, or null. */
    public static @Nullable Balance balance(String text) {
        if (OPENING.matcher(text).lookingAt()) {
            return Balance.OPENING;
        } else if (CLOSING.matcher(text).lookingAt()) {
            return Balance.CLOSING;
        } else if (BROUGHT.matcher(text).lookingAt()) {
            return Balance.BROUGHT;
        } else if (CARRIED.matcher(text).lookingAt()) {
            return Balance.CARRIED;
        } else {
            return OF_A_DAY.matcher(text).lookingAt() ? Balance.OF_A_DAY : null;
        }
    }

    /** Whether the words begin with the name of a balance that counts, whether or not its place is said. */
    public static boolean isNamed(String written) {
        var text = closedUp(written);
        return mayName(text)
                && (balance(text) != null || isOfPrinting(text) || isBare(text))
                && !AVAILABLE.matcher(text).find();
    }

    /** Whether the words are the name of a balance, and perhaps a day, and nothing else. */
    public static boolean isAlone(String written) {
        var text = closedUp(written);
        return text.length() <= ALONE_LENGTH_MAX
                && isNamed(text)
                && NOTHING_MORE.matcher(afterName(text)).matches();
    }

    /** Whether they are that, and the name says which balance it is. */
    public static boolean isAllOf(String written) {
        return isAlone(written) && !isBare(closedUp(written));
    }

    /** Whether they are that, and the name does not say which balance it is. */
    public static boolean isBareAlone(String written) {
        return isAlone(written) && isBare(closedUp(written));
    }

    /** Whether the words are what balances are carried from page to page under, and transfers are called as well. */
    public static boolean isCarriedAlone(String text) {
        for (Pattern names : List.of(BROUGHT, CARRIED)) {
            var name = names.matcher(text);
            if (name.lookingAt()
                    && !mayName(text)
                    && NOTHING_MORE.matcher(text.substring(name.end())).matches()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the words are the name of a sum, and perhaps a day, and nothing else. */
    public static boolean isAllOfTotal(String text) {
        var name = TOTAL.matcher(text);
        return name.lookingAt()
                && NOTHING_MORE.matcher(text.substring(name.end())).matches();
    }

    /** Whether a row may be called so as well. */
    public static boolean isOfRowsToo(String text) {
        return OF_ROWS_TOO.matcher(text).lookingAt();
    }

    /** Whether it is of the moment at which the file was made. */
    public static boolean isOfPrinting(String text) {
        return OF_PRINTING.matcher(text).lookingAt();
    }

    /** What follows the longest name that the words begin with; all of them when they begin with none. */
    public static String afterName(String written) {
        var text = closedUp(written);
        var end = 0;
        for (Pattern names : List.of(OPENING, CLOSING, BROUGHT, CARRIED, OF_A_DAY, OF_PRINTING, BARE)) {
            var matcher = names.matcher(text);
            end = matcher.lookingAt() ? Math.max(end, matcher.end()) : end;
        }
        return text.substring(end);
    }

    /** A name without its place is one when no further word follows: a shop may be called so. */
    private static boolean isBare(String text) {
        var name = BARE.matcher(text);
        return balance(text) == null
                && !isOfPrinting(text)
                && name.lookingAt()
                && text.substring(name.end())
                                .chars()
                                .filter(Character::isLetter)
                                .count()
                        <= CURRENCY_LETTERS;
    }

    /** Quicker than the names, which each text of a row is held against. */
    private static boolean mayName(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            var stems = c < ASCII && next < ASCII
                    ? STEMS_BY_PAIR[c * ASCII + next]
                    : STEMS_OF_OTHERS.get(Character.toLowerCase(c));
            if (stems != null && isAt(text, i, stems)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(String text, int place, String[] stems) {
        for (String stem : stems) {
            if (text.regionMatches(true, place, stem, 0, stem.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the name says that the balance is below zero. */
    public static boolean isBelowZero(String text) {
        return BELOW_ZERO.matcher(text).lookingAt();
    }

    /** Whether the words begin with the name of a sum. */
    public static boolean isTotal(String text) {
        return TOTAL.matcher(text).lookingAt();
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?iu)" + WHOSE + "(?:" + alternatives + ")(?![\\p{IsLatin}])");
    }
}
