package io.financereport.statement.reading.xml;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.SourceDocument;
import io.financereport.statement.reading.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the bytes of an XML file that is not UTF-16 become characters, found as in appendix F of XML 1.0: a byte order mark, the
 * declaration, else UTF-8. A declaration of an 8-bit charset is not believed where the bytes are UTF-8.
 *
 * @param charset of the file's bytes
 * @param mark how many bytes the byte order mark has
 */
public record XmlEncoding(Charset charset, int mark) {
    private static final int HEAD_BYTES = 1_024;
    private static final Pattern DECLARED =
            Pattern.compile("^\\s{0,99}<\\?xml[^>]{0,200}?encoding\\s{0,9}=\\s{0,9}[\"']([A-Za-z0-9._-]{1,40})[\"']");
    /** Charsets of several bytes none of which looks like a bracket, quote or ampersand. */
    private static final Set<String> MANY_BYTES =
            Set.of("gbk", "gb2312", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr");

    /**
     * @throws Refusal when the charset is not one that is read
     */
    public static XmlEncoding of(SourceDocument document) throws IOException {
        byte[] head;
        try (InputStream in = document.open()) {
            head = in.readNBytes(HEAD_BYTES);
        }
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new XmlEncoding(StandardCharsets.UTF_8, 3);
        } else if (starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF) || starts(head, 0) || starts(head, '<', 0)) {
            throw new Refusal(
                    ReadingCode.CHARSET_NOT_SUPPORTED,
                    "The XML is UTF-16 in a workbook, or UTF-32; save it as UTF-8 and upload that.");
        } else {
            return declared(document, new String(head, StandardCharsets.ISO_8859_1));
        }
    }

    private static XmlEncoding declared(SourceDocument document, String head) throws IOException {
        var declaration = DECLARED.matcher(head);
        var label = declaration.find() ? declaration.group(1).toLowerCase(Locale.ROOT) : "utf-8";
        // The label of UTF-16 stays where a program made UTF-8 of it.
        if (label.equals("utf-8") || label.equals("utf8") || label.equals("us-ascii") || label.startsWith("utf-16")) {
            return new XmlEncoding(StandardCharsets.UTF_8, 0);
        }
        return new XmlEncoding(TextEncoding.of(document, named(label)).charset(), 0);
    }

    private static Charset named(String label) {
        try {
            if (Charset.isSupported(label)) {
                var charset = Charset.forName(label);
                var name = charset.name().toLowerCase(Locale.ROOT);
                if (name.equals("iso-8859-1")) {
                    // Banks that say ISO-8859-1 write the euro sign and dashes of its superset.
                    return Charset.forName("windows-1252");
                }
                if (name.startsWith("iso-8859-") || name.startsWith("windows-125") || MANY_BYTES.contains(name)) {
                    return charset;
                }
            }
        } catch (IllegalCharsetNameException e) {
            // As any other name that is none.
        }
        throw new Refusal(
                ReadingCode.CHARSET_NOT_SUPPORTED,
                "The file is declared to be " + label + ", which is not read; save it as UTF-8.",
                1);
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int at = 0; at < bytes.length; at++) {
            if (head[at] != (byte) bytes[at]) {
                return false;
            }
        }
        return true;
    }
}
