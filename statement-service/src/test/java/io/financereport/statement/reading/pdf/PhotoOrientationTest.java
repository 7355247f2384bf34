package io.financereport.statement.reading.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoOrientationTest {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xDA, 0, 2};

    @TempDir
    Path folder;

    /** How the pixels of F, bright ones written as X, lie in the file for each value (CIPA DC-008, 4.6.4). */
    @ParameterizedTest
    @CsvSource({
        "1, XX X. XX X.",
        "2, XX .X XX .X",
        "3, .X XX .X XX",
        "4, X. XX X. XX",
        "5, XXXX X.X.",
        "6, X.X. XXXX",
        "7, .X.X XXXX",
        "8, XXXX .X.X"
    })
    void a_picture_is_put_upright(int value, String stored) throws IOException {
        var orientation = PhotoOrientation.of(file(Photos.held(value, JPEG)));

        assertThat(drawn(orientation.upright(picture(stored)))).isEqualTo("XX X. XX X.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65535})
    void an_orientation_that_is_none_changes_nothing(int value) throws IOException {
        assertThat(PhotoOrientation.of(file(Photos.held(value, JPEG)))).isEqualTo(PhotoOrientation.UPRIGHT);
    }

    @Test
    void a_file_that_ends_anywhere_is_upright() throws IOException {
        var photo = Photos.held(6, JPEG);
        for (int length = 0; length < 30; length++) {
            assertThat(PhotoOrientation.of(file(Arrays.copyOf(photo, length))))
                    .as("%d bytes", length)
                    .isEqualTo(PhotoOrientation.UPRIGHT);
        }
        assertThat(PhotoOrientation.of(file("%PDF-1.7 ".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(PhotoOrientation.UPRIGHT);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("photo"), bytes);
    }

    private static BufferedImage picture(String drawn) {
        var lines = drawn.split(" ");
        var picture = new BufferedImage(lines[0].length(), lines.length, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < lines.length; y++) {
            for (int x = 0; x < lines[y].length(); x++) {
                picture.getRaster().setSample(x, y, 0, lines[y].charAt(x) == 'X' ? 255 : 0);
            }
        }
        return picture;
    }

    private static String drawn(BufferedImage picture) {
        var lines = new StringBuilder();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                lines.append(picture.getRaster().getSample(x, y, 0) == 255 ? 'X' : '.');
            }
            lines.append(' ');
        }
        return lines.toString().strip();
    }
}
