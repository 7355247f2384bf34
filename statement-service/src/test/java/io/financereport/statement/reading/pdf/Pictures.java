package io.financereport.statement.reading.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Small pictures, as files of each kind. */
final class Pictures {
    /** As scanners write a TIFF. */
    static final List<String> COMPRESSIONS =
            List.of("CCITT RLE", "CCITT T.4", "CCITT T.6", "LZW", "JPEG", "ZLib", "PackBits", "Deflate");

    private Pictures() {}

    /** A line across a sheet of white. */
    static byte[] of(String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(drawn(BufferedImage.TYPE_INT_RGB), format, bytes))
                    .isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same as a TIFF in tiles of 64 by 32 pixels. */
    static byte[] tiled(String compression) {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("tiff").next();
        var how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionType(compression);
        how.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
        how.setTiling(64, 32, 0, 0);
        var ofBits = compression.startsWith("CCITT");
        var picture = drawn(ofBits ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_GRAY);
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage drawn(int type) {
        var picture = new BufferedImage(120, 60, type);
        var graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 120, 60);
        graphics.setColor(Color.BLACK);
        graphics.drawLine(3, 3, 100, 50);
        graphics.dispose();
        return picture;
    }
}
