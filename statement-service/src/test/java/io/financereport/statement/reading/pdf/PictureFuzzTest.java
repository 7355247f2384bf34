package io.financereport.statement.reading.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.Fuzz;
import io.financereport.statement.reading.InTime;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.TextRecognition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a picture on its way, it is decoded or refused, in bounded time. What its words are does not matter here. */
class PictureFuzzTest {
    /** Each is written to the disk and decoded. */
    private static final int TRIALS = 300;

    private static final List<String> PIECES = List.of(
            "IHDR",
            "IDAT",
            "iCCP",
            "tRNS",
            "PLTE",
            "II*\u0000",
            "MM\u0000*",
            "\u00FF\u00D8",
            "\u00FF\u00C0",
            "\u00FF\u00C2",
            "\u00FF\u00DA",
            "\u00FF\u00E1\u0000\"Exif\u0000\u0000",
            "\u00FF\u00EE\u0000\u000EAdobe",
            "\u0000\u0000\u0000\u0000",
            "\u00FF\u00FF\u00FF\u00FF");

    private static final TextRecognition NOTHING = (page, limits) -> List.of();

    @Test
    void a_damaged_picture_is_read_or_refused() {
        var pictures = Stream.of(
                        Stream.of("png", "jpg", "tiff").map(Pictures::of),
                        Stream.of(Photos.held(6, Pictures.of("jpg"))),
                        Pictures.COMPRESSIONS.stream().map(Pictures::tiled))
                .flatMap(Function.identity())
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .toList();

        Fuzz.check(
                TRIALS,
                gen -> Fuzz.damaged(gen, gen.oneOf(pictures), gen.oneOf(pictures), PIECES)
                        .getBytes(StandardCharsets.ISO_8859_1),
                bytes -> assertThat(InTime.of(Fuzz.EACH_MAX, () -> read(bytes))).isInstanceOf(Reading.Refused.class));
    }

    private static Reading read(byte[] bytes) {
        try {
            return ScannedReader.read(
                    Format.PICTURE,
                    () -> new ByteArrayInputStream(bytes),
                    NOTHING,
                    new ReadingHints(Currency.getInstance("EUR"), null),
                    ReadFile.limits(1_000),
                    new ArrayList<>()::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
