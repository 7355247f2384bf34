package io.financereport.statement.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the bytes of a text file become characters. What is valid UTF-8 from end to end is UTF-8, whatever a label says; the
 * rest is taken for the labelled or the likeliest charset, and said to be assumed.
 *
 * @param byteOrderMark how many bytes to skip at the start
 * @param assumed whether the charset is a likelihood rather than a fact
 */
public record TextEncoding(Charset charset, int byteOrderMark, Certainty assumed) {
    private static final int SAMPLE_BYTES = 64 * 1024;

    /** Whether the bytes prove the charset. */
    public enum Certainty {
        PROVEN,
        ASSUMED
    }

    /**
     * @param labelled the charset that the file claims, or null
     * @throws Refusal for characters of two bytes and more, and empty files
     */
    public static TextEncoding of(SourceDocument document, @Nullable Charset labelled) throws IOException {
        return all(document, labelled).getFirst();
    }

    /**
     * As {@link #of(SourceDocument, Charset)}, the likeliest first, for a reader that knows which words to look for.
     *
     * @return a single one when it is proven, never none
     */
    public static List<TextEncoding> likeliest(SourceDocument document) throws IOException {
        return all(document, null);
    }

    /** The characters of the file's beginning. */
    public String beginning(SourceDocument document) throws IOException {
        try (InputStream in = document.open()) {
            return new String(in.readNBytes(SAMPLE_BYTES), charset);
        }
    }

    private static List<TextEncoding> all(SourceDocument document, @Nullable Charset labelled) throws IOException {
        byte[] head;
        try (InputStream in = document.open()) {
            head = in.readNBytes(SAMPLE_BYTES);
        }
        var mark = byteOrderMark(head);
        if (head.length == mark) {
            throw new Refusal(ReadingCode.EMPTY_FILE, "The file is empty.");
        }
        refuseWideCharacters(head);
        if (isUtf8(document)) {
            return List.of(new TextEncoding(StandardCharsets.UTF_8, mark, Certainty.PROVEN));
        }
        var charsets = labelled == null ? LikelyCharsets.of(head) : List.of(labelled);
        return charsets.stream()
                .map(charset -> new TextEncoding(charset, 0, Certainty.ASSUMED))
                .toList();
    }

    /** That the charset is assumed, where it is. */
    public List<ReadingProblem> problems() {
        return assumed == Certainty.PROVEN
                ? List.of()
                : List.of(ReadingProblem.of(
                        ReadingCode.CHARSET_ASSUMED,
                        "The file is not UTF-8; its text is read as " + charset.name() + "."));
    }

    /** Whether a byte of plain text may be the second half of another character. */
    public boolean isOfSeveralBytes() {
        return !charset.equals(StandardCharsets.UTF_8) && charset.newEncoder().maxBytesPerChar() > 1;
    }

    private static int byteOrderMark(byte[] head) {
        return head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF ? 3 : 0;
    }

    private static void refuseWideCharacters(byte[] head) {
        var zeros = 0;
        for (byte b : head) {
            zeros += b == 0 ? 1 : 0;
        }
        var marked = head.length >= 2
                && ((head[0] == (byte) 0xFF && head[1] == (byte) 0xFE)
                        || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF));
        if (marked || zeros * 5 > head.length) {
            throw new Refusal(
                    ReadingCode.CHARSET_NOT_SUPPORTED,
                    "The file is UTF-32, or UTF-16 in part; save it as UTF-8 and upload that.");
        }
    }

    private static boolean isUtf8(SourceDocument document) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(SAMPLE_BYTES);
        var chars = CharBuffer.allocate(SAMPLE_BYTES);
        try (InputStream in = document.open()) {
            for (int read = 0; read >= 0; ) {
                read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.limit(bytes.position() + Math.max(read, 0)).position(0);
                if (decoder.decode(bytes, chars.clear(), read < 0).isError()) {
                    return false;
                }
                bytes.compact();
            }
        }
        return true;
    }
}
