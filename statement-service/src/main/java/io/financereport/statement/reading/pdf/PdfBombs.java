package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Refuses what unpacks to more than memory holds, before the library unpacks it. Streams that tell where objects are get looked at
 * in the raw file, since opening it unpacks them; the others once it is open. Pictures are not unpacked for reading text.
 */
final class PdfBombs {
    /** One stream of a page: a thousand times what a page of text takes. */
    private static final long STREAM_BYTES_MAX = 32L << 20;

    private static final long STREAMS_BYTES_MAX = 256L << 20;
    /** A packed stream in a packed stream says nothing more about a statement, but multiplies. */
    private static final int PACKED_TIMES_MAX = 3;

    private static final int STREAMS_MAX = 200_000;
    private static final int DICTIONARY_BYTES = 600;
    private static final int CHUNK_BYTES = 1 << 20;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.ISO_8859_1);

    private PdfBombs() {}

    /**
     * @throws Refusal when a stream of objects unpacks to too much
     */
    static void refuse(Path file, ReadingLimits limits) throws IOException {
        try (var channel = FileChannel.open(file)) {
            for (long place : streams(channel, limits)) {
                refuse(channel, place);
                limits.check(0, 1);
            }
        }
    }

    /**
     * @throws Refusal when a stream of text, of a form or of a font unpacks to too much
     */
    static void refuse(PDDocument document, ReadingLimits limits) throws IOException {
        var left = STREAMS_BYTES_MAX;
        var objects = document.getDocument();
        for (var key : List.copyOf(objects.getXrefTable().keySet())) {
            limits.check(0, 1);
            var object = objects.getObjectFromPool(key).getObject();
            if (object instanceof COSStream stream
                    && !COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))
                    && !COSName.OBJ_STM.equals(stream.getCOSName(COSName.TYPE))) {
                left -= unpackedBytes(stream, Math.min(left, STREAM_BYTES_MAX));
            }
        }
    }

    private static List<Long> streams(FileChannel channel, ReadingLimits limits) throws IOException {
        var places = new ArrayList<Long>();
        var chunk = ByteBuffer.allocate(CHUNK_BYTES);
        for (long at = 0; at < channel.size(); at += CHUNK_BYTES - STREAM.length) {
            limits.check(0, 1);
            chunk.clear();
            channel.read(chunk, at);
            var bytes = chunk.array();
            for (int i = 0; i + STREAM.length <= chunk.position(); i++) {
                if (bytes[i] == 's'
                        && Arrays.equals(bytes, i, i + STREAM.length, STREAM, 0, STREAM.length)
                        && (i < 3 || bytes[i - 1] != 'd')) {
                    places.add(at + i);
                }
            }
            if (places.size() > STREAMS_MAX) {
                throw tooLarge();
            }
        }
        return places;
    }

    private static void refuse(FileChannel channel, long place) throws IOException {
        var from = Math.max(0, place - DICTIONARY_BYTES);
        var head = ByteBuffer.allocate((int) (place - from));
        channel.read(head, from);
        var dictionary = new String(head.array(), StandardCharsets.ISO_8859_1);
        dictionary = dictionary.substring(Math.max(0, dictionary.lastIndexOf("obj")));
        if (dictionary.contains("/Image") && !dictionary.contains("ObjStm") && !dictionary.contains("XRef")) {
            return;
        }
        channel.position(place + STREAM.length);
        var raw = new BufferedInputStream(Channels.newInputStream(channel));
        skipLineEnd(raw);
        unpack(raw, 0);
    }

    private static void skipLineEnd(InputStream raw) throws IOException {
        raw.mark(2);
        var first = raw.read();
        var second = first == '\r' ? raw.read() : -1;
        if (first != '\n' && second != '\n') {
            raw.reset();
        }
    }

    private static void unpack(InputStream packed, int times) throws IOException {
        packed.mark(2);
        var header = packed.read() << 8 | packed.read();
        packed.reset();
        if ((header & 0x0F00) != 0x0800 || header % 31 != 0 || header < 0) {
            return;
        }
        if (times == PACKED_TIMES_MAX) {
            throw tooLarge();
        }
        var unpacked = new BufferedInputStream(new CappedInput(new InflaterInputStream(packed), STREAM_BYTES_MAX));
        try {
            unpack(unpacked, times + 1);
            unpacked.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // What is damaged is for the library to say; it unpacks no more than this did.
            return;
        }
    }

    private static long unpackedBytes(COSStream stream, long max) throws IOException {
        try (var raw = stream.createRawInputStream()) {
            return unpackedBytes(raw, stream, filters(stream), 0, max);
        }
    }

    private static long unpackedBytes(InputStream packed, COSStream stream, List<COSName> filters, int index, long max)
            throws IOException {
        if (filters.size() > PACKED_TIMES_MAX) {
            throw tooLarge();
        }
        var bytes = index < filters.size() - 1 ? new ByteArrayOutputStream() : null;
        var counted = new CountedOutput(max, bytes);
        if (index == filters.size()) {
            packed.transferTo(counted);
            return counted.count();
        }
        try {
            FilterFactory.INSTANCE.getFilter(filters.get(index)).decode(packed, counted, stream, index);
        } catch (IOException e) {
            // What is damaged is for the library to say; it unpacks no more than this did.
            return counted.count();
        }
        return bytes == null
                ? counted.count()
                : unpackedBytes(new ByteArrayInputStream(bytes.toByteArray()), stream, filters, index + 1, max);
    }

    private static List<COSName> filters(COSStream stream) {
        var names = new ArrayList<COSName>();
        var filters = stream.getFilters();
        if (filters instanceof COSName name) {
            names.add(name);
        } else if (filters instanceof COSArray array) {
            array.forEach(filter -> {
                if (filter instanceof COSName name) {
                    names.add(name);
                }
            });
        }
        return names;
    }

    private static Refusal tooLarge() {
        return new Refusal(
                ReadingCode.DOCUMENT_TOO_LARGE,
                "The PDF is packed so that it unpacks to more than a statement can hold. Print it to a new PDF.");
    }
}
