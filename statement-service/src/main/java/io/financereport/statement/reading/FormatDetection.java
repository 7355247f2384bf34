package io.financereport.statement.reading;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the format of a file by its first bytes. The name of a file says nothing. */
public final class FormatDetection {
    /** So many first bytes are enough. */
    public static final int HEAD_BYTES = 16 * 1024;

    /** A field of MT940 or MT942 at the start of one of the first lines, or the first block of a SWIFT message. */
    private static final Pattern MT940_FIELD = Pattern.compile("\\A(?:[^\\r\\n]*[\\r\\n]){0,40}?[\\x00-\\x1F]*"
            + "(?::(?:20|25P?|28C?|60[FM]|61|62[FM]|86|940|942|NS):|\\{1:[A-Z]\\d\\d[A-Z]{4})");

    private FormatDetection() {}

    /**
     * @param head the first bytes of the file, up to {@value #HEAD_BYTES}
     * @throws Refusal when the file is empty or of no format that is read; the detail says what it seems to be
     */
    public static Format of(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1);
        var start = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
        if (start.isBlank()) {
            throw new Refusal(ReadingCode.EMPTY_FILE, "The file is empty.");
        }
        var other = otherFormat(text);
        if (other != null) {
            throw unsupported("The file is " + other + ".");
        }
        var upper = start.strip().toUpperCase(Locale.ROOT);
        if (isOfx(upper)) {
            return Format.OFX;
        }
        if (MT940_FIELD.matcher(start).find()) {
            return Format.MT940;
        }
        if (upper.startsWith("<")) {
            throw unsupported("The file is HTML or XML, but not OFX.");
        }
        if (isBinary(head)) {
            throw unsupported("The file is not text.");
        }
        return Format.CSV;
    }

    private static boolean isOfx(String upper) {
        return upper.startsWith("OFXHEADER")
                || upper.startsWith("<OFX")
                || upper.contains("<?OFX")
                || (upper.contains("<OFX>") && (upper.startsWith("<") || upper.contains("OFXHEADER")));
    }

    private static @Nullable String otherFormat(String text) {
        if (text.startsWith("PK\u0003\u0004") || text.startsWith("PK\u0005\u0006")) {
            return "a ZIP archive or an Excel workbook";
        } else if (text.startsWith("%PDF-")) {
            return "a PDF";
        } else if (text.startsWith("\u001F\u008B")) {
            return "compressed";
        } else if (text.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return "an old Excel workbook";
        } else if (text.startsWith("\u0089PNG") || text.startsWith("\u00FF\u00D8\u00FF") || text.startsWith("GIF8")) {
            return "a picture";
        } else if (text.startsWith("!Type:") || text.startsWith("!Account") || text.startsWith("!Option")) {
            return "QIF";
        } else {
            return text.startsWith("01,") && text.contains("\n02,") ? "BAI2" : null;
        }
    }

    /** UTF-16 and UTF-32 are text and get an answer of their own from the reader. */
    private static boolean isBinary(byte[] head) {
        var controls = 0;
        var zeros = 0;
        for (byte b : head) {
            zeros += b == 0 ? 1 : 0;
            controls += b > 0 && b < 32 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 26 ? 1 : 0;
        }
        return controls * 20 > head.length - zeros || zeros * 10 > head.length * 9;
    }

    private static Refusal unsupported(String what) {
        return new Refusal(ReadingCode.FORMAT_NOT_SUPPORTED, what + " Upload CSV with a header line, OFX or MT940.");
    }
}
