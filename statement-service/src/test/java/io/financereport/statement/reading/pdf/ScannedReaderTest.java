package io.financereport.statement.reading.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.Source;
import io.financereport.statement.reading.TextRecognition;
import io.financereport.statement.reading.TextRecognition.Word;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What is made of recognised words, whatever recognised them. */
class ScannedReaderTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final int[] COLUMNS = {100, 400, 900, 1200};
    private static final String[][] TABLE = {
        {"Date", "Description", "Amount", "Balance"},
        {"2026-03-02", "Salary", "1500.00", "1600.00"},
        {"2026-03-05", "Rent", "-920.50", "679.50"},
        {"2026-03-09", "Tea", "-4.75", "674.75"},
        {"2026-03-12", "Refund", "12.00", "686.75"},
    };

    @Test
    void a_table_is_read_and_a_person_looks_at_it() throws IOException {
        var read = read(0, TABLE);

        assertThat(read.amounts()).containsExactly("1500.00 EUR", "-920.50 EUR", "-4.75 EUR", "12.00 EUR");
        assertThat(read.codes()).contains(ReadingCode.READ_FROM_PICTURE).doesNotContain(ReadingCode.LAYOUT_UNPROVEN);
        assertThat(ReadingCode.READ_FROM_PICTURE.weight()).isEqualTo(ReadingCode.Weight.REVIEWS);
        assertThat(read.rows().get(1).source())
                .isInstanceOfSatisfying(
                        io.financereport.statement.reading.Source.Box.class,
                        box -> assertThat(box.page()).isEqualTo(1));
    }

    @Test
    void a_sheet_that_lies_askew_is_read() throws IOException {
        assertThat(read(0.02, TABLE).amounts()).containsExactly("1500.00 EUR", "-920.50 EUR", "-4.75 EUR", "12.00 EUR");
    }

    @Test
    void a_wrong_digit_is_found_by_the_balances() throws IOException {
        var read = read(0, with(3, 2, "-1.75"));

        assertThat(read.amounts()).containsExactly("1500.00 EUR", "-920.50 EUR", "-4.75 EUR", "12.00 EUR");
        assertThat(read.detail(ReadingCode.DIGIT_SOLVED)).contains("\"-1.75\"").contains("\"-4.75\"");
    }

    @Test
    void a_lost_decimal_point_and_letters_among_digits_are_found() throws IOException {
        assertThat(read(0, with(3, 2, "-475")).amounts()).contains("-4.75 EUR");
        assertThat(read(0, with(1, 2, "15O0.0O")).amounts()).contains("1500.00 EUR");
        assertThat(read(0, with(4, 3, "6B6.75")).amounts()).contains("12.00 EUR");
    }

    @Test
    void a_mark_seen_twice_is_one() throws IOException {
        var read = read(0, with(3, 2, "-4,.75"));

        assertThat(read.amounts()).containsExactly("1500.00 EUR", "-920.50 EUR", "-4.75 EUR", "12.00 EUR");
        assertThat(read.codes()).doesNotContain(ReadingCode.LAYOUT_UNPROVEN);
    }

    @Test
    void a_mark_too_many_that_makes_no_amount_is_found_by_the_balances() throws IOException {
        var read = read(0, with(2, 2, "-9.20.50"));

        assertThat(read.amounts()).containsExactly("1500.00 EUR", "-920.50 EUR", "-4.75 EUR", "12.00 EUR");
        assertThat(read.detail(ReadingCode.DIGIT_SOLVED))
                .contains("\"-9.20.50\"")
                .contains("\"-920.50\"");
    }

    @Test
    void a_figure_that_is_no_amount_and_that_no_balance_solves_is_named() throws IOException {
        String[][] table = {
            {"Date", "Description", "Amount"}, {"2026-03-02", "Tea", "-3.0.00"}, {"2026-03-03", "Tea", "-4.00"}
        };

        assertThat(((Reading.Refused) read(0, table).reading()).problem().detail())
                .contains("\"-3.0.00\"");
    }

    @Test
    void what_two_readings_explain_is_asked() throws IOException {
        // One row and two totals: an amount of 8 or a closing balance that is 5 less.
        String[][] table = {
            {"Opening balance", "", "", "100.00"},
            {"Date", "Description", "Amount", ""},
            {"2026-03-02", "Tea", "-3.00", ""},
            {"Closing balance", "", "", "92.00"},
        };

        var read = read(0, table);

        assertThat(read.codes()).contains(ReadingCode.DIGITS_UNCERTAIN).doesNotContain(ReadingCode.DIGIT_SOLVED);
        assertThat(read.detail(ReadingCode.DIGITS_UNCERTAIN)).contains("\"-3.00\" on page 1");
    }

    @Test
    void where_not_all_readings_can_be_tried_none_counts() throws IOException {
        var read = read(0, rows(150));

        assertThat(read.codes()).contains(ReadingCode.DIGITS_UNCERTAIN).doesNotContain(ReadingCode.DIGIT_SOLVED);
    }

    @Test
    void on_a_full_page_no_reading_is_wasted_on_days_and_references() throws IOException {
        assertThat(read(0, rows(60)).codes()).contains(ReadingCode.DIGIT_SOLVED);
    }

    private static String[][] rows(int count) {
        var table = new String[count + 1][];
        table[0] = TABLE[0];
        for (int row = 1; row < table.length; row++) {
            table[row] = new String[] {"2026-03-02", "Tea 0047112" + row + " 02/03", "-10.35", balance(row)};
        }
        table[40][2] = "-70.35";
        return table;
    }

    @Test
    void a_picture_without_a_table_is_not_called_a_pdf() throws IOException {
        var reading = read(0, new String[][] {{"Nothing", "here", "", ""}}).reading();

        assertThat(((Reading.Refused) reading).problem().detail())
                .startsWith("No line of the document names")
                .doesNotContain("PDF");
    }

    @Test
    void an_amount_beside_a_balance_that_nothing_precedes_is_asked() throws IOException {
        // The amount of the second row, or the balance of the first.
        var read = read(0, with(2, 2, "-928.50"));

        assertThat(read.detail(ReadingCode.DIGITS_UNCERTAIN))
                .contains("\"-928.50\" on page 1 as \"-920.50\"")
                .contains("\"1600.00\" on page 1 as \"1608.00\"")
                .doesNotContain("2026");
    }

    @Test
    void without_balances_the_doubtful_figures_are_named() throws IOException {
        String[][] table = {
            {"Date", "Description", "Amount"}, {"2026-03-02", "Tea", "-3.00"}, {"2026-03-03", "Tea", "-4.00"}
        };

        var read = read(0, table);

        assertThat(read.codes()).contains(ReadingCode.LAYOUT_UNPROVEN, ReadingCode.DIGITS_UNCERTAIN);
        assertThat(read.detail(ReadingCode.DIGITS_UNCERTAIN)).contains("\"-3.00\" on page 1 (70 %)");
    }

    @Test
    void letters_that_mean_something_stay_letters() {
        assertThat(DigitReadings.plain("GB29")).isEqualTo("GB29");
        assertThat(DigitReadings.plain("50.00D")).isEqualTo("50.00D");
        assertThat(DigitReadings.plain("1.234,56S")).isEqualTo("1.234,56S");
        assertThat(DigitReadings.plain("6B6.7O")).isEqualTo("686.70");
    }

    @Test
    void balances_that_two_readings_explain_are_asked() throws IOException {
        String[][] table = {
            {"Opening balance", "", "", "1000.00"},
            {"Date", "Description", "Amount", ""},
            {"2026-03-02", "Tea", "-100.00", ""},
            {"Closing balance", "", "", "980.00"},
        };

        assertThat(read(0, table).codes())
                .contains(ReadingCode.DIGITS_UNCERTAIN)
                .doesNotContain(ReadingCode.DIGIT_SOLVED);
    }

    @Test
    void pages_that_lead_back_to_themselves_are_refused() throws IOException {
        // A TIFF whose only directory (TIFF 6.0, section 2) names itself as the next one.
        var tiff = new byte[] {'I', 'I', '*', 0, 8, 0, 0, 0, 1, 0, 0, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 8, 0, 0, 0};

        assertThat(refusal(tiff).code()).isEqualTo(ReadingCode.DOCUMENT_UNREADABLE);
    }

    @Test
    void what_is_no_picture_is_refused() throws IOException {
        var nothing = new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 1, 2, 3};

        assertThat(refusal(nothing).code()).isEqualTo(ReadingCode.DOCUMENT_UNREADABLE);
    }

    @Test
    void a_picture_beyond_all_measure_is_refused_before_it_is_decoded() throws IOException {
        var png = picture(1, 1);
        // Width and height of the header (PNG, 11.2.2) become 60 000.
        for (int at : new int[] {16, 20}) {
            png[at] = 0;
            png[at + 1] = 0;
            png[at + 2] = (byte) 0xEA;
            png[at + 3] = 0x60;
        }

        assertThat(refusal(png).code()).isIn(ReadingCode.DOCUMENT_TOO_LARGE, ReadingCode.DOCUMENT_UNREADABLE);
    }

    /** Of three times eight bits a pixel, as its directory says (TIFF 6.0, section 6), three times thirty are made. */
    @Test
    void colours_of_more_bits_than_any_scanner_gives_are_refused_before_room_is_made_for_them() throws IOException {
        var written = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "tiff", written);
        var tiff = written.toString(StandardCharsets.ISO_8859_1)
                .replace("\0\b\0\b\0\b", "\0\036\0\036\0\036")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refusal(tiff).detail()).contains("at most 16 bits");
    }

    /** A tile of 64 by 32 pixels (TIFF 6.0, section 15) is said to have 65 280 by 65 280. */
    @Test
    void tiles_beyond_all_measure_are_refused_before_room_is_made_for_them() throws IOException {
        var tiff = new String(Pictures.tiled("Deflate"), StandardCharsets.ISO_8859_1)
                .replace("\1\102\0\3\0\0\0\1\0\100", "\1\102\0\3\0\0\0\1\377\0")
                .replace("\1\103\0\3\0\0\0\1\0\40", "\1\103\0\3\0\0\0\1\377\0")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refusal(tiff).code()).isEqualTo(ReadingCode.DOCUMENT_TOO_LARGE);
    }

    private static ReadingProblem refusal(byte[] picture) throws IOException {
        var reading = ScannedReader.read(
                Format.PICTURE,
                () -> new ByteArrayInputStream(picture),
                (page, limits) -> List.of(),
                hints(),
                limits(),
                row -> {});

        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading).problem();
    }

    private static String balance(int rows) {
        return new BigDecimal("9000.00")
                .subtract(new BigDecimal("10.35").multiply(BigDecimal.valueOf(rows)))
                .toString();
    }

    private static String[][] with(int row, int column, String text) {
        var changed = new String[TABLE.length][];
        for (int i = 0; i < TABLE.length; i++) {
            changed[i] = TABLE[i].clone();
        }
        changed[row][column] = text;
        return changed;
    }

    private record Seen(Reading reading, List<RowRead> rows) {
        List<String> amounts() {
            return rows.stream().map(row -> row.amount().toString()).toList();
        }

        List<ReadingCode> codes() {
            return ((Reading.Read) reading)
                    .problems().stream().map(ReadingProblem::code).toList();
        }

        String detail(ReadingCode code) {
            return ((Reading.Read) reading)
                    .problems().stream()
                            .filter(problem -> problem.code() == code)
                            .map(ReadingProblem::detail)
                            .findFirst()
                            .orElse("no " + code + ": " + reading);
        }
    }

    @Test
    void the_rows_of_a_sheet_on_its_head_are_shown_where_they_lie_on_it() throws IOException {
        var upright = boxes(read(0, TABLE));
        var looks = new AtomicInteger();

        var turned = boxes(read(TABLE, (page, limits) -> looks.incrementAndGet() == 1 ? doubtful() : words(0, TABLE)));

        assertThat(turned).hasSameSizeAs(upright).hasSizeGreaterThan(1);
        var width = upright.getFirst().left() + turned.getFirst().right();
        var height = upright.getFirst().top() + turned.getFirst().bottom();
        for (int row = 0; row < turned.size(); row++) {
            assertThat(upright.get(row).left() + turned.get(row).right()).isCloseTo(width, within(2));
            assertThat(upright.get(row).right() + turned.get(row).left()).isCloseTo(width, within(2));
            assertThat(upright.get(row).top() + turned.get(row).bottom()).isCloseTo(height, within(2));
            assertThat(upright.get(row).bottom() + turned.get(row).top()).isCloseTo(height, within(2));
        }
    }

    private static List<Source.Box> boxes(Seen seen) {
        return seen.rows().stream().map(row -> (Source.Box) row.source()).toList();
    }

    /** What letters on their heads are taken for. */
    private static List<Word> doubtful() {
        return words(0, TABLE).stream()
                .map(word -> new Word("oo", word.left(), word.top(), word.right(), word.bottom(), 20, word.line()))
                .toList();
    }

    private static Seen read(double slope, String[][] table) throws IOException {
        return read(table, (page, limits) -> words(slope, table));
    }

    private static Seen read(String[][] table, TextRecognition recognition) throws IOException {
        var rows = new ArrayList<RowRead>();
        var png = picture(1500, Math.max(4000, 200 + 60 * table.length));
        var reading = ScannedReader.read(
                Format.PICTURE, () -> new ByteArrayInputStream(png), recognition, hints(), limits(), rows::add);
        return new Seen(reading, rows);
    }

    /** Thirty pixels high, figures with little certainty. */
    private static List<Word> words(double slope, String[][] table) {
        var words = new ArrayList<Word>();
        for (int line = 0; line < table.length; line++) {
            for (int column = 0; column < table[line].length; column++) {
                var left = COLUMNS[column];
                for (String text : table[line][column].split(" ")) {
                    if (!text.isEmpty()) {
                        var top = (int) (100 + line * 60 + slope * left);
                        var right = left + text.length() * 22;
                        words.add(new Word(text, left, top, right, top + 30, 70, line));
                        left = right + 15;
                    }
                }
            }
        }
        return words;
    }

    private static ReadingHints hints() {
        return new ReadingHints(Currency.getInstance("EUR"), null);
    }

    private static ReadingLimits limits() {
        return ReadingLimits.of(1_000, Duration.ofMinutes(1), CLOCK);
    }

    private static byte[] picture(int width, int height) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
