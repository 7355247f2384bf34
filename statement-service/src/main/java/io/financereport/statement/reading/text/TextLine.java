package io.financereport.statement.reading.text;

/**
 * A line with something on it.
 *
 * @param from its first byte in the file
 * @param to the byte after its last one, line end not counted
 * @param line its number, counted from 1
 */
public record TextLine(String text, long from, long to, long line) {
    /** The same line without its first characters. */
    public TextLine after(int characters) {
        return new TextLine(text.substring(characters), from, to, line);
    }
}
