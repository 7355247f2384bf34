package io.financereport.statement.reading.bai2;

/**
 * A physical record, or a line without a code that goes on with the one before.
 *
 * @param code of the record, such as 16; {@value #NO_CODE} when there is none
 * @param text behind the code, without padding and without the slash that ends it
 * @param isFull whether it was cut where the record was full, so that a word may go on in the next one
 * @param from its first byte in the file
 * @param to the byte after its last one
 * @param line its line, counted from 1
 */
record Bai2Part(int code, String text, boolean isFull, long from, long to, long line) {
    static final int NO_CODE = -1;
}
