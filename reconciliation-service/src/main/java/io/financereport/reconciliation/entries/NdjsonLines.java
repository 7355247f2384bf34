package io.financereport.reconciliation.entries;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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

    /**
     * @return empty at the end
     * @throws TooLarge when the line, or all of them together, is longer than the limits say
     * @throws NotUtf8 when the line is not text
     */
    Optional<String> next() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = bytes.read(); next != -1; next = bytes.read()) {
            read++;
            if (read > limits.bytesMax()) {
                throw new TooLarge("The file has more than " + limits.bytesMax() + " bytes; split it.");
            }
            if (next == '\n') {
                number++;
                return Optional.of(text(line));
            }
            line.write(next);
            if (line.size() > limits.lineBytesMax()) {
                throw new TooLarge("Line " + (number + 1) + " has more than " + limits.lineBytesMax() + " bytes.");
            }
        }
        if (line.size() == 0) {
            return Optional.empty();
        }
        number++;
        return Optional.of(text(line));
    }

    private String text(ByteArrayOutputStream line) throws NotUtf8 {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NotUtf8(number);
        }
    }

    /** Of the line given last, from 1. */
    long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        private TooLarge(String detail) {
            super(detail);
        }
    }

    static final class NotUtf8 extends IOException {
        private static final long serialVersionUID = 1L;

        private final long number;

        private NotUtf8(long number) {
            super("Line " + number + " is not UTF-8");
            this.number = number;
        }

        long number() {
            return number;
        }
    }
}
