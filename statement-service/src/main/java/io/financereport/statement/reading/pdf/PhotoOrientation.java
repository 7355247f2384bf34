package io.financereport.statement.reading.pdf;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a telephone was held when it took a photo, by the Exif data of the JPEG (CIPA DC-008, tag 0x0112): cameras write the pixels as their sensor
 * lies, and say beside them how to turn the picture.
 */
enum PhotoOrientation {
    UPRIGHT,
    MIRRORED,
    UPSIDE_DOWN,
    MIRRORED_UPSIDE_DOWN,
    TRANSPOSED,
    TURNED_LEFT,
    TRANSVERSED,
    TURNED_RIGHT;

    private static final int START_OF_IMAGE = 0xFFD8;
    private static final int EXIF_SEGMENT = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    /** Before the pixels; some cameras write a few for their own use. */
    private static final int SEGMENTS_MAX = 100;

    private static final int TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;
    private static final int VALUE_OFFSET = 8;

    /** {@link #UPRIGHT} where the file does not say, or says what is none. */
    static PhotoOrientation of(Path picture) throws IOException {
        try (var in = new DataInputStream(Files.newInputStream(picture))) {
            return in.readUnsignedShort() == START_OF_IMAGE ? inSegments(in) : UPRIGHT;
        } catch (EOFException e) {
            return UPRIGHT;
        }
    }

    private static PhotoOrientation inSegments(DataInputStream in) throws IOException {
        for (int i = 0; i < SEGMENTS_MAX; i++) {
            var marker = in.readUnsignedShort();
            var length = in.readUnsignedShort() - Short.BYTES;
            if (marker == START_OF_SCAN || length < 0) {
                return UPRIGHT;
            }
            var segment = in.readNBytes(length);
            if (marker == EXIF_SEGMENT && segment.length > EXIF.length && beginsWithExif(segment)) {
                return inDirectory(ByteBuffer.wrap(segment, EXIF.length, segment.length - EXIF.length)
                        .slice());
            }
        }
        return UPRIGHT;
    }

    private static boolean beginsWithExif(byte[] segment) {
        return ByteBuffer.wrap(segment, 0, EXIF.length).equals(ByteBuffer.wrap(EXIF));
    }

    /** The data are those of a TIFF: the order of bytes, a fixed number, where the first directory is, and its entries. */
    private static PhotoOrientation inDirectory(ByteBuffer tiff) {
        try {
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            var directory = tiff.getInt(Integer.BYTES);
            var entries = tiff.getShort(directory) & 0xFFFF;
            for (int i = 0; i < entries; i++) {
                var entry = directory + Short.BYTES + i * ENTRY_BYTES;
                if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
                    var value = tiff.getShort(entry + VALUE_OFFSET);
                    return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
    }

    /** A grey picture as it was seen. */
    BufferedImage upright(BufferedImage stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        var isOnItsSide = compareTo(TRANSPOSED) >= 0;
        var width = isOnItsSide ? stored.getHeight() : stored.getWidth();
        var height = isOnItsSide ? stored.getWidth() : stored.getHeight();
        var upright = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = upright.createGraphics();
        graphics.drawImage(stored, turn(width, height), null);
        graphics.dispose();
        return upright;
    }

    private AffineTransform turn(int width, int height) {
        return switch (this) {
            case UPRIGHT -> new AffineTransform();
            case MIRRORED -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case UPSIDE_DOWN -> new AffineTransform(-1, 0, 0, -1, width, height);
            case MIRRORED_UPSIDE_DOWN -> new AffineTransform(1, 0, 0, -1, 0, height);
            case TRANSPOSED -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case TURNED_LEFT -> new AffineTransform(0, 1, -1, 0, width, 0);
            case TRANSVERSED -> new AffineTransform(0, -1, -1, 0, width, height);
            case TURNED_RIGHT -> new AffineTransform(0, -1, 1, 0, 0, height);
        };
    }
}
