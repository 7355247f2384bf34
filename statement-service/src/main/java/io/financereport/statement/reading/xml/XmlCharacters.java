package io.financereport.statement.reading.xml;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Makes text of bytes: decodes them, and undoes the five entities and the character references of XML. There are no others. */
final class XmlCharacters {
    /** The longest is {@code #x10FFFF}; some write zeros before. */
    private static final int REFERENCE_MAX = 16;

    private final Charset charset;

    /**
     * @param charset of the bytes in the window
     */
    XmlCharacters(Charset charset) {
        this.charset = charset;
    }

    /** The bytes as they are. */
    String plain(byte[] window, int from, int to, long line) {
        var text = new String(window, from, to - from, charset);
        if (text.indexOf('\uFFFD') >= 0 && charset.equals(StandardCharsets.UTF_8)) {
            requireUtf8(window, from, to, line);
        }
        return text;
    }

    /** The bytes with their entities undone. */
    String decoded(byte[] window, int from, int to, long line) {
        var text = plain(window, from, to, line);
        return text.indexOf('&') < 0 ? text : withoutReferences(text, line);
    }

    /** An 8-bit text under the label UTF-8 is no text that anybody wrote. */
    private static void requireUtf8(byte[] window, int from, int to, long line) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(window, from, to - from));
        } catch (CharacterCodingException e) {
            throw new Refusal(
                    ReadingCode.CHARSET_NOT_SUPPORTED,
                    "The file says that it is UTF-8, but the text here is not; download it again.",
                    line);
        }
    }

    private static String withoutReferences(String text, long line) {
        var decoded = new StringBuilder(text.length());
        var copied = 0;
        for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', copied)) {
            var end = text.indexOf(';', at);
            if (end < 0 || end - at > REFERENCE_MAX) {
                throw unknown(line);
            }
            decoded.append(text, copied, at).appendCodePoint(character(text.substring(at + 1, end), line));
            copied = end + 1;
        }
        return decoded.append(text, copied, text.length()).toString();
    }

    private static int character(String name, long line) {
        return switch (name) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> numbered(name, line);
        };
    }

    private static int numbered(String name, long line) {
        try {
            if (name.startsWith("#")) {
                var code = name.startsWith("#x")
                        ? Integer.parseInt(name.substring(2), 16)
                        : Integer.parseInt(name.substring(1));
                if (Character.isValidCodePoint(code) && (code < 0xD800 || code > 0xDFFF)) {
                    return code;
                }
            }
        } catch (NumberFormatException e) {
            // As any other name that is none.
        }
        throw unknown(line);
    }

    private static Refusal unknown(long line) {
        return new Refusal(ReadingCode.XML_UNREADABLE, "An ampersand here starts no character that XML knows.", line);
    }
}
