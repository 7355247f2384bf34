package io.financereport.statement.reading.bai2;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.TextEncoding;
import io.financereport.statement.reading.text.TextLine;
import io.financereport.statement.reading.text.TextLines;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into records. A record ends with a slash or, where the bank leaves it out, with its line; several may share a
 * line when each but the last has its slash. A line without a code goes on with the text before it.
 */
final class Bai2Records implements AutoCloseable {
    private static final int RECORD_CHARACTERS_MAX = 256 * 1024;
    private static final int CONTINUATION = 88;
    private static final int FILE_HEADER = 1;
    private static final int LENGTH_FIELD = 5;

    /** The length of a punched card, which many banks keep to without saying so. */
    private static final String LENGTH_UNSAID = "80";

    /** A code behind a slash within a line: only with the fields that such a record must have, since texts hold slashes. */
    private static final Pattern WITHIN_LINE = Pattern.compile("/\\s*+(?="
            + "02,[^,/]*+,[^,/]*+,[1-4]?,\\d{6}"
            + "|03,[^,/]++,(?:[A-Z]{3})?,"
            + "|16,\\d{3},[-+]?\\d*+,"
            + "|49,[-+]?\\d++,\\d"
            + "|9[89],[-+]?\\d++,\\d++,\\d)"
            + "|/\\s++(?=88,)");

    private static final Pattern CODE = Pattern.compile("(?:0[123]|16|49|88|98|99)(?=[,/]|\\s*$)|88(?=[: ])");

    private final TextLines lines;
    private final TextEncoding encoding;
    private final Deque<Bai2Part> ahead = new ArrayDeque<>();
    private String recordLength = LENGTH_UNSAID;

    Bai2Records(TextLines lines, TextEncoding encoding) {
        this.lines = lines;
        this.encoding = encoding;
    }

    /** The next record, or null at the end. */
    @Nullable
    Bai2Record next() throws IOException {
        var first = nextPart();
        if (first == null) {
            return null;
        }
        List<Bai2Part> parts = new ArrayList<>(2);
        parts.add(first);
        var characters = 0L;
        for (Bai2Part more = nextPart(); more != null; more = nextPart()) {
            if (more.code() != CONTINUATION && more.code() != Bai2Part.NO_CODE) {
                ahead.addFirst(more);
                break;
            }
            characters += more.text().length() + 1;
            if (characters > RECORD_CHARACTERS_MAX) {
                throw new Refusal(
                        ReadingCode.RECORD_TOO_LONG,
                        "A record with its continuations has at most " + RECORD_CHARACTERS_MAX + " characters.",
                        first.line());
            }
            parts.add(more);
        }
        return new Bai2Record(parts);
    }

    private @Nullable Bai2Part nextPart() throws IOException {
        if (ahead.isEmpty()) {
            var line = lines.next();
            if (line == null) {
                return null;
            }
            cut(line);
        }
        return ahead.removeFirst();
    }

    private void cut(TextLine line) {
        var text = line.text();
        var from = 0;
        var within = WITHIN_LINE.matcher(text);
        while (within.find()) {
            ahead.addLast(part(line, from, within.end()));
            from = within.end();
        }
        ahead.addLast(part(line, from, text.length()));
    }

    private Bai2Part part(TextLine line, int from, int to) {
        var isWhole = from == 0 && to == line.text().length();
        var text = line.text().substring(from, to).stripTrailing();
        var begins = text.length() - text.stripLeading().length();
        var code = CODE.matcher(text).region(begins, text.length());
        var hasCode = code.lookingAt();
        var fields = hasCode ? text.substring(Math.min(code.end() + 1, text.length())) : text;
        var part = new Bai2Part(
                hasCode ? Integer.parseInt(code.group()) : Bai2Part.NO_CODE,
                fields.endsWith("/") ? fields.substring(0, fields.length() - 1) : fields,
                isWhole && recordLength.equals(String.valueOf(line.text().length())),
                isWhole ? line.from() : line.from() + bytes(line, from),
                isWhole ? line.to() : line.from() + bytes(line, to),
                line.line());
        if (part.code() == FILE_HEADER) {
            var header = new Bai2Fields(List.of(part));
            header.skip(LENGTH_FIELD);
            recordLength = header.peek().isEmpty() ? LENGTH_UNSAID : header.peek();
        }
        return part;
    }

    private int bytes(TextLine line, int characters) {
        return line.text().substring(0, characters).getBytes(encoding.charset()).length;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
