package io.financereport.statement.reading.xml;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.SourceDocument;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an XML file one after the other, by their names without prefix. Whoever reads an element asks for those
 * within it; what nobody asks for is passed over, at any depth and without recursion. Comments and instructions are passed
 * over too. A document type is refused, and with it every entity but the five of XML 1.0.
 *
 * <p>Limits: {@value #DEPTH_MAX} elements within one another, {@value #NAME_BYTES_MAX} bytes a name and
 * {@value #TEXT_BYTES_MAX} a text or tag; memory is one window of 256 KiB. Every method that goes on throws a
 * {@link Refusal} for a file that is cut off, is not well-formed, or breaks a limit.
 */
public final class XmlElements implements AutoCloseable {
    private static final int DEPTH_MAX = 100;
    private static final int NAME_BYTES_MAX = 256;
    private static final int TEXT_BYTES_MAX = 64 * 1024;

    private final XmlBytes bytes;
    private final XmlCharacters characters;
    private final XmlName.Table names = new XmlName.Table();
    private final XmlName[] open = new XmlName[DEPTH_MAX];
    private final StringBuilder gatheredBehind = new StringBuilder();
    private int depth;
    private boolean closesAtOnce;
    private int attributesFrom;
    private int attributesTo;
    private boolean isGathering;
    private String gathered = "";

    private enum Tag {
        BEGIN,
        FINISH,
        NONE
    }

    private XmlElements(XmlBytes bytes, XmlCharacters characters) {
        this.bytes = bytes;
        this.characters = characters;
    }

    /** The elements of the file, whose charset is found by its first bytes. */
    public static XmlElements of(SourceDocument document, ReadingLimits limits) throws IOException {
        var encoding = XmlEncoding.of(document);
        return new XmlElements(new XmlBytes(document.open(), encoding, limits), new XmlCharacters(encoding.charset()));
    }

    /** How many elements are open. */
    public int depth() {
        return depth;
    }

    /** Opens the next element, however deep it is, and gives its name; null at the end of the file. */
    public @Nullable String next() throws IOException {
        for (var tag = tag(); tag != Tag.NONE; tag = tag()) {
            if (tag == Tag.BEGIN) {
                return open[depth - 1].local();
            }
        }
        return null;
    }

    /**
     * Opens the next element directly within another one, and gives its name; null when the other one ended.
     *
     * @param parent depth within that other one
     */
    public @Nullable String nextIn(int parent) throws IOException {
        for (var tag = tag(); tag != Tag.NONE; tag = tag()) {
            if (tag == Tag.BEGIN && depth == parent + 1) {
                return open[depth - 1].local();
            } else if (tag == Tag.FINISH && depth < parent) {
                return null;
            }
        }
        return null;
    }

    /** Goes to the end of the open element and gives its text with that of the elements within it, without blanks around. */
    public String text() throws IOException {
        var own = depth;
        isGathering = true;
        gathered = "";
        gatheredBehind.setLength(0);
        for (var tag = tag(); tag != Tag.FINISH || depth >= own; tag = tag()) {}
        isGathering = false;
        return (gatheredBehind.isEmpty() ? gathered : gathered + gatheredBehind).strip();
    }

    /** The attribute of the element that was just opened, without regard to its prefix; null when it has none. */
    public @Nullable String attribute(String name) {
        var window = bytes.window;
        var at = attributesFrom;
        while (true) {
            while (at < attributesTo && (isBlank(window[at]) || window[at] == '=')) {
                at++;
            }
            var from = at;
            while (at < attributesTo && !isBlank(window[at]) && window[at] != '=') {
                at++;
            }
            var to = at;
            while (at < attributesTo && window[at] != '"' && window[at] != '\'') {
                at++;
            }
            if (at >= attributesTo) {
                return null;
            }
            var quote = window[at++];
            var value = at;
            while (at < attributesTo && window[at] != quote) {
                at++;
            }
            if (endsWith(from, to, name)) {
                return characters.decoded(window, value, at, bytes.line());
            }
            at++;
        }
    }

    /** The first byte of the tag that was just read, counted from 0. */
    public long from() {
        return bytes.positionOfKept();
    }

    /** The byte after the tag that was just read. */
    public long to() {
        return bytes.positionOfNext();
    }

    /** The line of the tag that was just read, counted from 1. */
    public long line() {
        return bytes.line();
    }

    private Tag tag() throws IOException {
        if (closesAtOnce) {
            closesAtOnce = false;
            depth--;
            return Tag.FINISH;
        }
        while (toBracket()) {
            require(2);
            switch (bytes.window[bytes.kept + 1]) {
                case '?' -> passOver(2, "?>");
                case '!' -> declaration();
                case '/' -> {
                    finish(endOfTag());
                    return Tag.FINISH;
                }
                default -> {
                    begin(endOfTag());
                    return Tag.BEGIN;
                }
            }
        }
        if (depth > 0) {
            throw cutOff();
        }
        return Tag.NONE;
    }

    /** Goes to the next tag, and gathers the text before it if somebody wants it. False at the end of the file. */
    private boolean toBracket() throws IOException {
        bytes.kept = bytes.at;
        while (true) {
            var at = indexOf('<', bytes.at);
            requireShort(at - bytes.kept, "A text");
            if (at < bytes.end) {
                if (isGathering && at > bytes.kept) {
                    gather(characters.decoded(bytes.window, bytes.kept, at, bytes.line()));
                }
                bytes.kept = at;
                bytes.at = at;
                return true;
            }
            bytes.at = at;
            if (!bytes.fill()) {
                bytes.kept = bytes.end;
                return false;
            }
        }
    }

    private void begin(int end) {
        var window = bytes.window;
        var from = bytes.kept + 1;
        var to = from;
        while (to < end && !isBlank(window[to]) && window[to] != '/') {
            to++;
        }
        if (to == from || to - from > NAME_BYTES_MAX || !isNameStart(window[from])) {
            throw broken("A tag without a name stands here");
        }
        if (depth == DEPTH_MAX) {
            throw new Refusal(
                    ReadingCode.XML_UNREADABLE,
                    "More than " + DEPTH_MAX + " elements stand within one another here; no statement needs so many.",
                    bytes.line());
        }
        open[depth++] = names.get(window, from, to);
        closesAtOnce = window[end - 1] == '/' && end > to;
        attributesFrom = to;
        attributesTo = closesAtOnce ? end - 1 : end;
        bytes.at = end + 1;
    }

    private void finish(int end) {
        var from = bytes.kept + 2;
        var to = end;
        while (to > from && isBlank(bytes.window[to - 1])) {
            to--;
        }
        if (depth == 0 || !open[depth - 1].is(bytes.window, from, to)) {
            throw broken("A tag closes here that is not the one last opened");
        }
        depth--;
        bytes.at = end + 1;
    }

    /** Where the tag ends that begins at the kept bytes; a bracket between quotes does not end it. */
    private int endOfTag() throws IOException {
        var quote = (byte) 0;
        bytes.at = bytes.kept + 1;
        while (true) {
            var window = bytes.window;
            var end = bytes.end;
            var at = bytes.at;
            for (; at < end; at++) {
                var b = window[at];
                if (quote != 0) {
                    quote = b == quote ? 0 : quote;
                } else if (b == '>') {
                    requireShort(at - bytes.kept, "A tag");
                    return at;
                } else if (b == '"' || b == '\'') {
                    quote = b;
                } else if (b == '<') {
                    throw broken("A tag begins here within another one");
                }
            }
            bytes.at = at;
            requireShort(at - bytes.kept, "A tag");
            more();
        }
    }

    private void declaration() throws IOException {
        require(4);
        if (stands("<!--")) {
            passOver(4, "-->");
        } else if (stands("<![C")) {
            require(9);
            if (!stands("<![CDATA[") || depth == 0) {
                throw broken("A section of an unknown kind begins here");
            }
            takeData();
        } else if (stands("<!D") || stands("<!d")) {
            throw new Refusal(
                    ReadingCode.DOCTYPE_REFUSED,
                    "The file declares a document type here, which statements have none of.",
                    bytes.line());
        } else {
            throw broken("A declaration of an unknown kind stands here");
        }
    }

    private void takeData() throws IOException {
        bytes.at = bytes.kept + 9;
        while (true) {
            bytes.at = indexOf('>', bytes.at);
            requireShort(bytes.at - bytes.kept, "A text");
            if (bytes.at == bytes.end) {
                more();
            } else if (endsHere("]]>")) {
                if (isGathering) {
                    gather(characters.plain(bytes.window, bytes.kept + 9, bytes.at - 2, bytes.line()));
                }
                bytes.at++;
                return;
            } else {
                bytes.at++;
            }
        }
    }

    private void passOver(int beginning, String end) throws IOException {
        bytes.at = bytes.kept + beginning;
        bytes.kept = bytes.at;
        while (true) {
            bytes.at = indexOf('>', bytes.at);
            bytes.kept = Math.max(bytes.kept, bytes.at - end.length());
            if (bytes.at == bytes.end) {
                more();
            } else if (endsHere(end)) {
                bytes.at++;
                return;
            } else {
                bytes.at++;
            }
        }
    }

    private int indexOf(char wanted, int from) {
        // In locals, which the loop over every byte of a file is twice as fast with.
        var window = bytes.window;
        var end = bytes.end;
        var at = from;
        while (at < end && window[at] != wanted) {
            at++;
        }
        return at;
    }

    /** Whether the byte read next is the last one of the text. */
    private boolean endsHere(String text) {
        var from = bytes.at - text.length() + 1;
        return from >= bytes.kept && isAt(from, text);
    }

    private boolean stands(String text) {
        return isAt(bytes.kept, text);
    }

    private boolean isAt(int from, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (bytes.window[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Gets so many bytes in sight from the kept ones on. */
    private void require(int count) throws IOException {
        while (bytes.end - bytes.kept < count) {
            more();
        }
    }

    private void more() throws IOException {
        if (!bytes.fill()) {
            throw cutOff();
        }
    }

    /** Most texts are of one piece, and so are blanks between tags, which say nothing. */
    private void gather(String piece) {
        if (gathered.isBlank()) {
            gathered = piece;
        } else {
            gatheredBehind.append(piece);
        }
        requireShort(gathered.length() + gatheredBehind.length(), "A text");
    }

    private void requireShort(int length, String what) {
        if (length > TEXT_BYTES_MAX) {
            throw new Refusal(
                    ReadingCode.RECORD_TOO_LONG, what + " has at most " + TEXT_BYTES_MAX + " bytes.", bytes.line());
        }
    }

    /** Whether the name from one place to the other is this one, with or without a prefix. */
    private boolean endsWith(int from, int to, String name) {
        var begin = to - name.length();
        return begin >= from && isAt(begin, name) && (begin == from || bytes.window[begin - 1] == ':');
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private static boolean isNameStart(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_' || b < 0;
    }

    private Refusal broken(String what) {
        return new Refusal(ReadingCode.XML_UNREADABLE, what + "; download the file again.", bytes.line());
    }

    private Refusal cutOff() {
        return new Refusal(
                ReadingCode.FILE_CUT_OFF, "The file ends before its last element; download it again.", bytes.line());
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
