package io.financereport.statement.reading;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * In which charsets bytes that are no UTF-8 make sense, the likeliest first. ICU knows languages by their letters, and is right about
 * most texts that are long enough; among charsets of one byte, words that come out with a capital or a sign in their middle, or
 * of two scripts, decide first.
 */
final class LikelyCharsets {
    private static final int ICU_CONFIDENCE_MIN = 40;

    /** Those of two bytes and more that keep what parts fields, but the bar, as single bytes. */
    private static final Set<String> OF_SEVERAL_BYTES = Set.of("GB18030", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR");

    /** What banks write; ties go to the first. The last ones are those of DOS. */
    private static final List<Charset> OF_ONE_BYTE = Stream.of(
                    "windows-1252",
                    "windows-1250",
                    "windows-1251",
                    "windows-1253",
                    "windows-1254",
                    "windows-1255",
                    "windows-1257",
                    "windows-1256",
                    "x-windows-874",
                    "x-MacRoman",
                    "KOI8-R",
                    "IBM852",
                    "IBM850",
                    "IBM866")
            .filter(Charset::isSupported)
            .map(Charset::forName)
            .toList();

    /** What ICU calls what browsers know by another name, with more letters in it. */
    private static final Map<String, String> SUPERSETS = Map.of(
            "ISO-8859-1", "windows-1252",
            "ISO-8859-2", "windows-1250",
            "ISO-8859-5", "windows-1251",
            "ISO-8859-7", "windows-1253",
            "ISO-8859-8", "windows-1255",
            "ISO-8859-8-I", "windows-1255",
            "ISO-8859-9", "windows-1254");

    /** Quotes, dashes and signs of money, which people write around words. */
    private static final Set<Integer> PUNCTUATION = Set.of(
            (int) Character.INITIAL_QUOTE_PUNCTUATION,
            (int) Character.FINAL_QUOTE_PUNCTUATION,
            (int) Character.DASH_PUNCTUATION,
            (int) Character.CURRENCY_SYMBOL);

    private LikelyCharsets() {}

    /** Never empty. */
    static List<Charset> of(byte[] text) {
        var whole = withoutCutOffCharacter(text);
        var icu =
                Arrays.stream(new CharsetDetector().setText(whole).detectAll()).toList();
        Set<Charset> likely = new LinkedHashSet<>();
        icu.stream()
                .filter(match -> OF_SEVERAL_BYTES.contains(match.getName())
                        && match.getConfidence() >= ICU_CONFIDENCE_MIN
                        && Charset.isSupported(match.getName())
                        && decoded(whole, Charset.forName(match.getName())) != null)
                .map(match -> Charset.forName(match.getName()))
                .forEach(likely::add);
        likely.addAll(ofOneByte(whole, icu));
        OF_SEVERAL_BYTES.stream()
                .sorted()
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .filter(charset -> decoded(whole, charset) != null)
                .forEach(likely::add);
        return List.copyOf(likely);
    }

    private static List<Charset> ofOneByte(byte[] text, List<CharsetMatch> icu) {
        var byIcu = new ArrayList<Charset>();
        for (CharsetMatch match : icu) {
            var name = SUPERSETS.getOrDefault(match.getName(), match.getName());
            if (Charset.isSupported(name)) {
                byIcu.add(Charset.forName(name));
            }
        }
        var known = new LinkedHashSet<>(byIcu);
        known.retainAll(OF_ONE_BYTE);
        known.addAll(OF_ONE_BYTE);
        var sorted = new ArrayList<>(known.stream()
                .sorted(Comparator.comparingInt((Charset charset) -> -sense(text, charset)))
                .toList());
        // Where it makes no difference, it is what most banks write.
        var usual = OF_ONE_BYTE.getFirst();
        if (new String(text, usual).equals(new String(text, sorted.getFirst()))) {
            sorted.remove(usual);
            sorted.addFirst(usual);
        }
        return sorted;
    }

    /** How many letters fit into their words, less those that do not, and less what is no character at all. */
    private static int sense(byte[] text, Charset charset) {
        var chars = new String(text, charset);
        var sense = 0;
        for (int i = 0; i < chars.length(); i++) {
            var c = chars.charAt(i);
            if (c >= 0x80) {
                sense += sense(
                        i == 0 ? ' ' : chars.charAt(i - 1), c, i + 1 == chars.length() ? ' ' : chars.charAt(i + 1));
            }
        }
        // No language has both; in Hungarian, of windows-1250, they are ő and ű.
        return chars.indexOf('õ') >= 0 && chars.indexOf('û') >= 0 ? 0 : sense;
    }

    private static int sense(char before, char c, char after) {
        if (c == '\uFFFD' || Character.isISOControl(c)) {
            return -5;
        }
        if (Character.getType(c) == Character.NON_SPACING_MARK) {
            // Thai writes vowels above and below the letter before them.
            return isOfScriptOf(c, before) ? 1 : -3;
        }
        if (!Character.isLetter(c)) {
            var isWithin = Character.isLetter(before) && Character.isLetter(after) && c != '\u2019';
            return isWithin ? -3 : PUNCTUATION.contains(Character.getType(c)) ? 1 : 0;
        }
        var isOfOneScript = isOfScriptOf(c, before) && isOfScriptOf(c, after);
        var isCapitalWithin = Character.isUpperCase(c) && Character.isLowerCase(before)
                || Character.isLowerCase(c) && Character.isUpperCase(after) && Character.isLetter(before);
        // Latin words have single letters of this kind, seldom three of them in a row.
        var isRowOfAccents = isLatin(c) && isAccented(before) && isAccented(after);
        return isOfOneScript && !isCapitalWithin && !isRowOfAccents ? 1 : -3;
    }

    private static boolean isAccented(char c) {
        return c >= 0x80 && Character.isLetter(c) && isLatin(c);
    }

    private static boolean isLatin(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
    }

    private static boolean isOfScriptOf(char c, char neighbour) {
        return !Character.isLetter(neighbour) || Character.UnicodeScript.of(c) == Character.UnicodeScript.of(neighbour);
    }

    /** Null where a byte is no character. */
    private static @Nullable String decoded(byte[] text, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The beginning of a file may end within a character: only whole lines are looked at where there are any. */
    private static byte[] withoutCutOffCharacter(byte[] text) {
        for (int end = text.length; end > 0; end--) {
            if (text[end - 1] == '\n') {
                return Arrays.copyOf(text, end);
            }
        }
        return text;
    }
}
