package io.financereport.reconciliation.entries;

import io.financereport.reconciliation.ReconciliationProblem;
import io.financereport.web.Problem;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a stream, one at a time; neither a line nor the whole may be longer than the limits say. */
final class NdjsonLines implements AutoCloseable {
    private final InputStream bytes;
    private final ImportLimits limits;
    private long read;
    private long number;

    NdjsonLines(InputStream bytes, ImportLimits limits) {
        this.bytes = new BufferedInputStream(bytes);
        this.limits = limits;
    }

    /** @return empty at the end */
    Optional<String> next() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = bytes.read(); next != -1; next = bytes.read()) {
            read++;
            if (read > limits.bytesMax()) {
                throw tooLarge("The file has more than " + limits.bytesMax() + " bytes; split it.");
            }
            if (next == '\n') {
                number++;
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
            line.write(next);
            if (line.size() > limits.lineBytesMax()) {
                throw tooLarge("Line " + (number + 1) + " has more than " + limits.lineBytesMax() + " bytes.");
            }
        }
        if (line.size() == 0) {
            return Optional.empty();
        }
        number++;
        return Optional.of(line.toString(StandardCharsets.UTF_8));
    }

    /** Of the line given last, from 1. */
    long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private static Problem tooLarge(String detail) {
        return Problem.of(ReconciliationProblem.IMPORT_TOO_LARGE, detail);
    }
}
