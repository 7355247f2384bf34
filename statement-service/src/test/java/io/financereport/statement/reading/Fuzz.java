package io.financereport.statement.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.Gen;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Damages files in every way that files get damaged, and asks that each is read or refused: nothing thrown, in bounded time, no
 * row without an account or beyond the file. Some thousand files in a build; {@code -Pfuzz} goes on for ten minutes a format.
 *
 * @param files whole ones, which show most of the format
 * @param pieces what means something in it, put where it does not belong
 * @param charsets in which the files are written
 */
public record Fuzz(List<String> files, List<String> pieces, List<Charset> charsets) {
    /** A file is read or refused within it. */
    public static final Duration EACH_MAX = Duration.ofSeconds(2);

    private static final int TRIALS = 3_000;
    private static final Duration GO_ON = Duration.ofMinutes(Long.getLong("fuzz.minutes", 0));
    private static final Pattern NUMBER = Pattern.compile("\\d{1,20}");
    private static final List<String> NUMBERS =
            List.of("0", "1", "-1", "65535", "65536", "2147483647", "2147483648", "4294967295", "9223372036854775808");

    public Fuzz {
        files = List.copyOf(files);
        pieces = List.copyOf(pieces);
        charsets = List.copyOf(charsets);
    }

    /** Of a format whose files are UTF-8 or of an 8-bit charset. */
    public Fuzz(List<String> files, List<String> pieces) {
        this(files, pieces, List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1));
    }

    public void check() {
        check(TRIALS);
    }

    /** As {@link #check()}, for a format of which a file takes longer. */
    public void check(int trials) {
        check(trials, gen -> damaged(gen).getBytes(gen.oneOf(charsets)));
    }

    /** As {@link #check()}, of files that are damaged where plain damage would not get, within what is packed. */
    public static void check(int trials, Function<Gen, byte[]> damaged) {
        check(trials, damaged, Fuzz::requireReadOrRefused);
    }

    /** As {@link #check(int, Function)}, of files for which another than the reader of statements has an answer. */
    public static void check(int trials, Function<Gen, byte[]> damaged, Consumer<byte[]> answer) {
        var begun = System.nanoTime();
        do {
            Gen.check(trials, gen -> answer.accept(damaged.apply(gen)));
        } while (Duration.ofNanos(System.nanoTime() - begun).compareTo(GO_ON) < 0);
    }

    public static void requireReadOrRefused(byte[] bytes) {
        var read = InTime.of(EACH_MAX, () -> ReadFile.bytes(bytes, "EUR", null));

        assertThat(read.rows()).allSatisfy(row -> {
            var accounts = read.read().accounts();
            assertThat(row.account()).isBetween(0, accounts.size() - 1);
            assertThat(row.amount().currency())
                    .isEqualTo(accounts.get(row.account()).currency());
            if (row.source() instanceof Source.Bytes stretch) {
                assertThat(stretch.to()).isLessThanOrEqualTo(bytes.length);
            }
        });
    }

    private String damaged(Gen gen) {
        return damaged(gen, gen.oneOf(files), gen.oneOf(files), pieces);
    }

    /**
     * A text as it may come: parts lost, repeated, put elsewhere, characters and numbers turned into others, its end cut off.
     *
     * @param other of which parts get into it
     */
    public static String damaged(Gen gen, String whole, String other, List<String> pieces) {
        var text = new StringBuilder(whole);
        for (int times = gen.between(1, 6); times > 0 && !text.isEmpty(); times--) {
            var at = gen.between(0, text.length() - 1);
            var to = Math.min(text.length(), at + gen.between(1, 12));
            switch (gen.between(0, 6)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, gen.oneOf(pieces));
                case 2 -> text.insert(at, text.substring(at, to).repeat(gen.between(1, 20)));
                case 3 -> text.setCharAt(at, (char) gen.between(0, 255));
                case 4 -> text.insert(at, stretch(gen, other));
                case 5 -> changeNumber(gen, text, at);
                default -> text.setLength(at + (gen.onceIn(3) ? 0 : text.length() - at));
            }
        }
        return text.toString();
    }

    private static String stretch(Gen gen, String other) {
        var from = gen.between(0, other.length());
        return other.substring(from, Math.min(other.length(), from + gen.between(1, 200)));
    }

    /** The next number of the text: a length, a place, a count. */
    private static void changeNumber(Gen gen, StringBuilder text, int at) {
        var number = NUMBER.matcher(text);
        if (number.find(at)) {
            text.replace(number.start(), number.end(), gen.oneOf(NUMBERS));
        }
    }
}
