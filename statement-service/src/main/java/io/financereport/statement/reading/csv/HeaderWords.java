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

    private static final Map<String, String> UNITS = Map.of("円", "JPY", "元", "CNY", "원", "KRW");

    private HeaderWords() {}

    /** The role that the words name, without a currency that may stand among them; null when they name none. */
    public static @Nullable ColumnRole roleOf(String header) {
        var words = PlainWords.of(header);
        var role = ROLES.get(words);
        if (role != null) {
            return role;
        }
        var currency = currencyIn(header);
        if (currency == null) {
            return null;
        } else {
            var rest = (" " + words + " ").replace(" " + currency.toLowerCase(Locale.ROOT) + " ", " ");
            return ROLES.get(UNIT.matcher(rest).replaceAll("").strip());
        }
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
