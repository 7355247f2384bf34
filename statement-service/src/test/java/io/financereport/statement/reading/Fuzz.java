package io.financereport.statement.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.Gen;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Damages files in every way that files get damaged, and asks that each is read or refused: nothing thrown, in bounded time, no
 * row without an account or beyond the file. Some thousand files in a build; {@code -Pfuzz} goes on for ten minutes a format.
 *
 * @param files whole ones, which show most of the format
 * @param pieces what means something in it, put where it does not belong
 * @param charsets in which the files are written
 */
public record Fuzz(List<String> files, List<String> pieces, List<Charset> charsets) {
    private static final int TRIALS = 3_000;
    private static final Duration GO_ON = Duration.ofMinutes(Long.getLong("fuzz.minutes", 0));
    private static final Duration EACH_MAX = Duration.ofSeconds(2);

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
        var begun = System.nanoTime();
        do {
            Gen.check(trials, gen -> requireReadOrRefused(damaged(gen).getBytes(gen.oneOf(charsets))));
        } while (Duration.ofNanos(System.nanoTime() - begun).compareTo(GO_ON) < 0);
    }

    public static void requireReadOrRefused(byte[] bytes) {
        var begun = System.nanoTime();

        var read = ReadFile.bytes(bytes, "EUR", null);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(EACH_MAX);
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
        var text = new StringBuilder(gen.oneOf(files));
        for (int times = gen.between(1, 6); times > 0 && !text.isEmpty(); times--) {
            var at = gen.between(0, text.length() - 1);
            var to = Math.min(text.length(), at + gen.between(1, 12));
            switch (gen.between(0, 4)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, gen.oneOf(pieces));
                case 2 -> text.insert(at, text.substring(at, to).repeat(gen.between(1, 20)));
                case 3 -> text.setCharAt(at, (char) gen.between(0, 255));
                default -> text.setLength(at + (gen.onceIn(3) ? 0 : text.length() - at));
            }
        }
        return text.toString();
    }
}
