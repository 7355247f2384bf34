package io.financereport.statement.reading.ofx;

import io.financereport.statement.reading.SourceDocument;
import java.io.IOException;
import java.io.InputStream;

/** Finds by its bytes alone whether a file may hold an amount whose mark has to be learnt: one to three digits, a mark, three. */
final class OfxDoubts {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int GROUP_DIGITS = 3;

    /** Digits before the mark; none while no mark may follow. */
    private int before;

    /** Digits behind the mark; below zero while there is none. */
    private int behind = -1;

    private OfxDoubts() {}

    static boolean areIn(SourceDocument document) throws IOException {
        var doubts = new OfxDoubts();
        var buffer = new byte[BUFFER_BYTES];
        try (InputStream in = document.open()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (doubts.take(buffer[i])) {
                        return true;
                    }
                }
            }
        }
        return doubts.take((byte) '\n');
    }

    /** Whether a number that is in doubt ends before the byte. */
    private boolean take(byte c) {
        if (c >= '0' && c <= '9') {
            if (behind >= 0) {
                behind++;
            } else {
                before++;
            }
            return false;
        }
        var isMark = c == '.' || c == ',';
        var ends = behind == GROUP_DIGITS && !isMark;
        if (isMark && behind < 0 && before >= 1 && before <= GROUP_DIGITS) {
            behind = 0;
        } else if (isMark) {
            // Two marks, or too many digits before one: whatever follows belongs to it.
            behind = Integer.MIN_VALUE;
        } else {
            behind = -1;
            before = 0;
        }
        return ends;
    }
}
