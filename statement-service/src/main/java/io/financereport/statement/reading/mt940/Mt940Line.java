package io.financereport.statement.reading.mt940;

/**
 * A line with something on it.
 *
 * @param from its first byte in the file
 * @param to the byte after its last one, line end not counted
 * @param line its number, counted from 1
 */
record Mt940Line(String text, long from, long to, long line) {
    /** The same line without its first characters. */
    Mt940Line after(int characters) {
        return new Mt940Line(text.substring(characters), from, to, line);
    }
}
