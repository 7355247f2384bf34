package io.financereport.statement.reading.csv;

import com.ibm.icu.text.Transliterator;
import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.PlainWords;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words that banks write over their columns, in the main languages. */
public final class HeaderWords {
    private static final Map<String, ColumnRole> EVERYDAY = Map.copyOf(read(EverydayNames.byRole()));
    private static final Map<String, ColumnRole> ROLES = roles();

    /** Chinese words are known in one of their two scripts. */
    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");

    /** What the amounts of a column count, behind its name. */
    private static final Pattern UNIT = Pattern.compile("[\\s(（\\[][+-]?([円元원])[\\s)）\\]]*$");

    /** A name and, in brackets, which of its amounts stand here, as in {@code 交易金额(收入)}. */
    private static final Pattern QUALIFIED = Pattern.compile("(.+?)\\s*[(（\\[]([^()（）\\[\\]]+)[)）\\]]\\s*");

    /** A sign with the letters that tell one dollar from another. */
    private static final Pattern SIGN = Pattern.compile("(?<!\\p{L})\\p{Lu}{0,3}\\p{Sc}");

    /** Between the name and the currency: {@code Beløb i DKK}. */
    private static final Pattern PREPOSITION = Pattern.compile(" (?:in|i|en|em|w|v)$");

    /** What a currency is called behind a name, be it clear which one or not: {@code Betrag in Euro}, {@code Amount (Rs.)}. */
    private static final Pattern CALLED = Pattern.compile("(?iu)(?:[\\s(（\\[]|(?: |\\()(?:in|en|em|w)"
        + " )(euros?|rm|rs\\.?|kr\\.?|tl|rp|руб\\.?|грн\\.?|лв\\.?|kč|zł|ft|lei|บาท|baht|лева?|дин\\.?|ден\\.?|jod|dhs?|درهم|ريال|دينار|ש\"?ח|ש"
        + " ח|₫|đồng)[\\s)）\\]]*$");

    private static final Pattern NUMBERED = Pattern.compile(" ?\\d$");
    private static final Pattern CLOCK = Pattern.compile(" (?:utc|gmt|local)$");
    private static final Set<ColumnRole> DATES =
            EnumSet.of(ColumnRole.BOOKED_ON, ColumnRole.DATE, ColumnRole.TRANSACTED_ON, ColumnRole.VALUE_ON);

    /** Over a column of days these are over the days. */
    private static final Set<String> TIMES =
            Set.of("time", "zeit", "zeitpunkt", "heure", "hora", "ora", "tijd", "tid", "czas", "cas");

    /** What is longer is a text. */
    private static final int NAME_LENGTH_MAX = 100;

    /** Shorter words are prepositions too: {@code Amount in EUR}. */
    private static final int SIDE_LENGTH_MIN = 4;

    private static final Map<String, String> UNITS = Map.of("円", "JPY", "元", "CNY", "원", "KRW");

    /** Where programmers begin a word, as in {@code BookDate}. */
    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    private HeaderWords() {}

    /** The role that the words name, without a currency that may stand among them; null when they name none. */
    public static @Nullable ColumnRole roleOf(String header) {
        if (header.length() > NAME_LENGTH_MAX) {
            return null;
        }
        var role = roleOfWords(header);
        if (role == null && HUMP.matcher(header).find()) {
            role = roleOfWords(HUMP.matcher(header).replaceAll(" "));
        }
        return role;
    }

    /**
     * The role that words of a page name, where sentences stand beside the tables: what is a name in a file of fields, and an everyday word
     * in a sentence, names none.
     */
    public static @Nullable ColumnRole roleOnPage(String words) {
        return EVERYDAY.containsKey(withoutDigitsLast(PlainWords.of(words))) ? null : roleOf(words);
    }

    /** By hand: a pattern would try each digit of a long word as the first of the last ones. */
    private static String withoutDigitsLast(String words) {
        var end = words.length();
        while (end > 0
                && (words.charAt(end - 1) == ' ' || (words.charAt(end - 1) >= '0' && words.charAt(end - 1) <= '9'))) {
            end--;
        }
        return words.substring(0, end);
    }

    /** Whether it is the name of a time, below which some write the day as well. */
    static boolean isTime(String name) {
        return TIMES.contains(PlainWords.of(name));
    }

    /** Whether a name that is not known has the word for what its column holds among others, as {@code Transfer date} has. */
    static boolean hasWordFor(ColumnRole role, String name) {
        for (String word : PlainWords.of(name).split(" ", -1)) {
            var known = ROLES.get(word);
            if (known == role || (DATES.contains(role) && (DATES.contains(known) || TIMES.contains(word)))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable ColumnRole roleOfWords(String header) {
        var words = PlainWords.of(header);
        var role = ROLES.get(words);
        role = role == null && words.codePoints().anyMatch(Character::isIdeographic)
                ? ROLES.get(SIMPLIFIED.transliterate(words))
                : role;
        if (role != null) {
            return role;
        }
        if (currencyIn(header) != null) {
            role = roleBesideCurrency(header);
        }
        var called = CALLED.matcher(header);
        if (role == null && called.find()) {
            role = roleOfWords(header.substring(0, called.start()));
        }
        if (role == null) {
            role = sideOf(header, words);
        }
        if (role == null) {
            role = roleOfOneOfSeveral(words);
        }
        return role == null ? roleOfExplainedDay(header) : role;
    }

    private static @Nullable ColumnRole roleBesideCurrency(String header) {
        var withoutSigns = UNIT.matcher(SIGN.matcher(header).replaceAll(" ")).replaceAll("");
        var rest = " " + PlainWords.of(withoutSigns) + " ";
        var code = currencyIn(withoutSigns);
        if (code != null) {
            rest = rest.replace(" " + code.toLowerCase(Locale.ROOT) + " ", " ");
        }
        rest = rest.strip();
        if (rest.equals("total")) {
            return ColumnRole.GROSS;
        }
        // Over a column of amounts some write their currency and nothing else.
        var role = rest.isEmpty() ? ColumnRole.AMOUNT : ROLES.get(rest);
        return role == null ? ROLES.get(PREPOSITION.matcher(rest).replaceAll("")) : role;
    }

    /** Texts over several columns are numbered, and days told apart by the clock that they go by. */
    private static @Nullable ColumnRole roleOfOneOfSeveral(String words) {
        var role = ROLES.get(NUMBERED.matcher(words).replaceAll(""));
        if (role == ColumnRole.DESCRIPTION || role == ColumnRole.COUNTERPARTY) {
            return role;
        }
        var ofClock = CLOCK.matcher(words).replaceAll("");
        return ofClock.equals(words) || !DATES.contains(ROLES.get(ofClock)) ? null : ROLES.get(ofClock);
    }

    /** Behind the name of a day, how it is written may stand in brackets. */
    private static @Nullable ColumnRole roleOfExplainedDay(String header) {
        var explained = QUALIFIED.matcher(header);
        var role = explained.matches() ? ROLES.get(PlainWords.of(explained.group(1))) : null;
        return role != null && DATES.contains(role) ? role : null;
    }

    /** Money out or in when the words name amounts and one of the two, in either order; null when they do not. */
    private static @Nullable ColumnRole sideOf(String header, String words) {
        var qualified = QUALIFIED.matcher(header);
        if (qualified.matches()) {
            return sideOf(ROLES.get(PlainWords.of(qualified.group(1))), ROLES.get(PlainWords.of(qualified.group(2))));
        }
        var both = words.split(" ", -1);
        var areWords = both.length == 2 && both[0].length() >= SIDE_LENGTH_MIN && both[1].length() >= SIDE_LENGTH_MIN;
        return areWords ? sideOf(ROLES.get(both[0]), ROLES.get(both[1])) : null;
    }

    private static @Nullable ColumnRole sideOf(@Nullable ColumnRole one, @Nullable ColumnRole other) {
        if (one == other) {
            return one;
        }
        if (one == ColumnRole.AMOUNT || one == ColumnRole.GROSS) {
            return other == ColumnRole.DEBIT || other == ColumnRole.CREDIT ? other : null;
        }
        return other == ColumnRole.AMOUNT && (one == ColumnRole.DEBIT || one == ColumnRole.CREDIT) ? one : null;
    }

    /** A currency that stands in the header: its code in capital letters, as in {@code Amount (EUR)}, its sign, or an Asian unit. */
    public static @Nullable String currencyIn(String header) {
        for (String word : header.split("[^\\p{L}]+", -1)) {
            if (word.length() == 3 && word.equals(word.toUpperCase(Locale.ROOT)) && Currencies.find(word) != null) {
                return word;
            }
        }
        var unit = UNIT.matcher(header);
        if (unit.find()) {
            return UNITS.get(unit.group(1));
        }
        var called = CALLED.matcher(header);
        if (called.find()) {
            return codeOf(called.group(1));
        }
        var sign = SIGN.matcher(header);
        var currency = sign.find() ? Currencies.ofSign(sign.group()) : null;
        return currency == null ? null : currency.getCurrencyCode();
    }

    private static @Nullable String codeOf(String called) {
        var currency = called.toLowerCase(Locale.ROOT).startsWith("euro")
                ? Currencies.ofCode("EUR")
                : Currencies.ofSign(called);
        return currency == null ? null : currency.getCurrencyCode();
    }

    private static Map<String, ColumnRole> roles() {
        var byRole = new EnumMap<ColumnRole, List<String>>(ColumnRole.class);
        byRole.putAll(DayNames.byRole());
        byRole.putAll(MoneyNames.byRole());
        byRole.putAll(TextNames.byRole());
        var roles = read(byRole);
        EVERYDAY.forEach(roles::putIfAbsent);
        return Map.copyOf(roles);
    }

    /** Of a word that stands at several roles, the first of them. */
    private static Map<String, ColumnRole> read(Map<ColumnRole, List<String>> byRole) {
        var roles = new HashMap<String, ColumnRole>();
        new EnumMap<>(byRole)
                .forEach((role, words) -> words.forEach(word -> roles.putIfAbsent(PlainWords.of(word), role)));
        return roles;
    }

    /** Names between commas. */
    static List<String> words(String list) {
        return List.of(list.strip().split(",\\s*", -1));
    }
}
