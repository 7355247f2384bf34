package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.PlainWords;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words that banks write over their columns, in the main languages. */
public final class HeaderWords {
    private static final Map<String, ColumnRole> ROLES = read();

    /** What the amounts of a column count, behind its name. */
    private static final Pattern UNIT = Pattern.compile("[\\s(（\\[]([円元원])[\\s)）\\]]*$");

    /** A name and, in brackets, which of its amounts stand here, as in {@code 交易金额(收入)}. */
    private static final Pattern QUALIFIED = Pattern.compile("(.+?)\\s*[(（\\[]([^()（）\\[\\]]+)[)）\\]]\\s*");

    /** What is longer is a text. */
    private static final int NAME_LENGTH_MAX = 100;

    /** Shorter words are prepositions too: {@code Amount in EUR}. */
    private static final int SIDE_LENGTH_MIN = 4;

    private static final Map<String, String> UNITS = Map.of("円", "JPY", "元", "CNY", "원", "KRW");

    private HeaderWords() {}

    /** The role that the words name, without a currency that may stand among them; null when they name none. */
    public static @Nullable ColumnRole roleOf(String header) {
        if (header.length() > NAME_LENGTH_MAX) {
            return null;
        }
        var words = PlainWords.of(header);
        var role = ROLES.get(words);
        if (role != null) {
            return role;
        }
        var currency = currencyIn(header);
        if (currency != null) {
            var rest = (" " + words + " ").replace(" " + currency.toLowerCase(Locale.ROOT) + " ", " ");
            rest = UNIT.matcher(rest).replaceAll("").strip();
            // Over a column of amounts some write their currency and nothing else.
            role = rest.isEmpty() ? ColumnRole.AMOUNT : ROLES.get(rest);
        }
        return role == null ? sideOf(header, words) : role;
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

    /** A currency that stands in the header: its code in capital letters, as in {@code Amount (EUR)}, or an Asian unit. */
    public static @Nullable String currencyIn(String header) {
        for (String word : header.split("[^\\p{L}]+", -1)) {
            if (word.length() == 3 && word.equals(word.toUpperCase(Locale.ROOT)) && Currencies.find(word) != null) {
                return word;
            }
        }
        var unit = UNIT.matcher(header);
        return unit.find() ? UNITS.get(unit.group(1)) : null;
    }

    private static Map<String, ColumnRole> read() {
        var byRole = new EnumMap<ColumnRole, List<String>>(ColumnRole.class);
        byRole.putAll(HeaderVocabulary.dates());
        byRole.putAll(HeaderVocabulary.amounts());
        byRole.putAll(HeaderVocabulary.texts());
        var roles = new HashMap<String, ColumnRole>();
        byRole.forEach((role, words) -> words.forEach(word -> roles.putIfAbsent(PlainWords.of(word), role)));
        return Map.copyOf(roles);
    }
}
