package io.financereport.statement.reading.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.statement.reading.InTime;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are locked, broken, without characters or made to hurt: refused with a reason, in time and in bounded memory. */
class PdfHostileTest {
    private static final Duration EACH_MAX = Duration.ofSeconds(2);
    private static final int MIB = 1 << 20;
    private static final DrawnPdf STATEMENT = new DrawnPdf(50, 120, 430, 530).lines("""
        Opening balance|||>100.00
        Date|Description|>Amount|>Balance
        2026-04-13|Bakery|>-4.00|>96.00
        2026-04-14|Wages|>50.00|>146.00
        """);

    @ParameterizedTest
    @CsvSource({"'', 2", "secret, 0"})
    void a_password_is_needed_only_where_the_reader_of_the_file_needs_one(String password, int rows)
            throws IOException {
        var locked = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(STATEMENT.bytes())) {
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            document.save(locked);
        }

        var read = inTime(locked::toByteArray);

        assertThat(read.rows()).hasSize(rows);
        if (rows == 0) {
            assertThat(read.refusal().code()).isEqualTo(ReadingCode.PASSWORD_NEEDED);
        }
    }

    @Test
    void pictures_without_text_are_said_to_be_that() throws IOException {
        var bytes = document(document -> {
            var page = new PDPage();
            document.addPage(page);
            var picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
            try (var content = new PDPageContentStream(document, page)) {
                content.drawImage(LosslessFactory.createFromImage(document, picture), 100, 100);
            }
        });

        assertThat(inTime(() -> bytes).refusal().code()).isEqualTo(ReadingCode.TEXT_MISSING);
    }

    @Test
    void fonts_that_do_not_say_their_characters_are_refused() throws IOException {
        var bytes = document(document -> {
            var page = pageOf(document, "BT /F 12 Tf 1 0 0 1 50 700 Tm <0102030405060708> Tj ET");
            page.getResources().put(COSName.getPDFName("F"), PDFontFactory.createFont(type0("Identity-H", "Identity")));
        });

        assertThat(inTime(() -> bytes).refusal().code()).isEqualTo(ReadingCode.TEXT_UNREADABLE);
    }

    @Test
    void too_many_pages_are_refused() throws IOException {
        var bytes = document(document -> {
            for (int i = 0; i <= PdfFile.PAGES_MAX; i++) {
                document.addPage(new PDPage());
            }
        });

        assertThat(inTime(() -> bytes).refusal().code()).isEqualTo(ReadingCode.TOO_MANY_PAGES);
    }

    @Test
    void a_page_that_unpacks_to_far_too_much_is_refused() throws IOException {
        var bytes = document(document -> {
            var page = new PDPage();
            document.addPage(page);
            var stream = new PDStream(document);
            stream.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
            try (var raw = stream.getCOSObject().createRawOutputStream()) {
                raw.write(packed(200 * MIB));
            }
            page.setContents(stream);
        });

        assertThat(inTime(() -> bytes).refusal().code()).isEqualTo(ReadingCode.DOCUMENT_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"/FlateDecode", "[/FlateDecode /FlateDecode]"})
    void objects_that_unpack_to_far_too_much_are_refused(String filter) throws IOException {
        var packed = packed(200 * MIB);
        if (filter.startsWith("[")) {
            packed = packed(packed);
        }
        var file = new ByteArrayOutputStream();
        file.write(("%PDF-1.5\n1 0 obj\n<</Type /ObjStm /N 1 /First 4 /Filter " + filter + " /Length " + packed.length
                        + ">>\nstream\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        file.write(packed);
        file.write("\nendstream\nendobj\ntrailer\n<</Root 2 0 R>>\n%%EOF".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(inTime(file::toByteArray).refusal().code()).isEqualTo(ReadingCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void a_form_that_draws_itself_ends() throws IOException {
        var bytes = document(document -> {
            var page = pageOf(document, "/X Do");
            var form = new PDFormXObject(new PDStream(document));
            try (var out = form.getContentStream().createOutputStream()) {
                out.write("/X Do /X Do".getBytes(StandardCharsets.ISO_8859_1));
            }
            form.setResources(page.getResources());
            page.getResources().put(COSName.getPDFName("X"), form);
        });

        assertThat(inTime(() -> bytes).rows()).isEmpty();
    }

    @Test
    void arrays_within_arrays_without_end_are_refused() throws IOException {
        var bytes = document(document -> pageOf(document, "[".repeat(300_000)));

        assertThat(inTime(() -> bytes).rows()).isEmpty();
    }

    @Test
    void a_cut_off_file_is_refused_or_read_whole() {
        var whole = STATEMENT.bytes();
        for (int length = 10; length < whole.length; length += 37) {
            var cut = Arrays.copyOf(whole, length);

            assertThat(inTime(() -> cut).rows().size()).isIn(0, 2);
        }
    }

    @Test
    void a_fault_of_this_product_is_not_called_damage_of_the_file() {
        var fault = new IllegalStateException("a fault of ours");

        assertThatThrownBy(() -> PdfFile.read(
                        () -> new ByteArrayInputStream(STATEMENT.bytes()),
                        ReadingLimits.of(1, Duration.ofMinutes(10), Clock.systemUTC()),
                        lines -> {
                            throw fault;
                        }))
                .isSameAs(fault);
    }

    @Test
    void bytes_of_the_way_it_came_may_stand_before_it() {
        var bytes = ("\r\n\u0000\u0001" + new String(STATEMENT.bytes(), StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(inTime(() -> bytes).rows()).hasSize(2);
    }

    @Test
    void chinese_in_a_font_that_is_not_embedded_is_read() throws IOException {
        var bytes = document(document -> {
            var content = new StringBuilder();
            var lines = new String[][] {
                {"账号：6225********7788"},
                {"账单周期：2026年02月01日至2026年02月28日"},
                {"币种：人民币"},
                {"交易日期", "摘要", "交易金额", "账户余额"},
                {"2026年02月03日", "工资", "8,000.00", "9,000.00"},
                {"2026年02月05日", "房租", "-2,500.00", "6,500.00"},
                {"2026年02月27日", "利息", "1.25", "6,501.25"}
            };
            for (int line = 0; line < lines.length; line++) {
                for (int cell = 0; cell < lines[line].length; cell++) {
                    content.append("BT /F 10 Tf 1 0 0 1 %d %d Tm <".formatted(50 + 130 * cell, 700 - 18 * line));
                    lines[line][cell].chars().forEach(c -> content.append("%04X".formatted(c)));
                    content.append("> Tj ET\n");
                }
            }
            var page = pageOf(document, content.toString());
            page.getResources().put(COSName.getPDFName("F"), PDFontFactory.createFont(type0("UniGB-UCS2-H", "GB1")));
        });

        var read = inTime(() -> bytes);

        assertThat(read.lines())
                .containsExactly("2026-02-03 8000.00 CNY 工资", "2026-02-05 -2500.00 CNY 房租", "2026-02-27 1.25 CNY 利息");
        assertThat(read.read().accounts().getFirst().identifier()).isEqualTo("6225********7788");
        assertThat(read.read().accounts().getFirst().statedTo()).hasToString("2026-02-28");
        assertThat(read.codes()).isEmpty();
    }

    private static ReadFile inTime(Supplier<byte[]> file) {
        var bytes = file.get();
        return InTime.of(EACH_MAX, () -> ReadFile.bytes(bytes, "EUR", null));
    }

    private interface Drawing {
        void on(PDDocument document) throws IOException;
    }

    private static byte[] document(Drawing drawing) throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            drawing.on(document);
            document.save(out);
            return out.toByteArray();
        }
    }

    private static PDPage pageOf(PDDocument document, String content) throws IOException {
        var page = new PDPage();
        page.setResources(new PDResources());
        document.addPage(page);
        var stream = new PDStream(document);
        try (var out = stream.createOutputStream()) {
            out.write(content.getBytes(StandardCharsets.ISO_8859_1));
        }
        page.setContents(stream);
        return page;
    }

    /** A font of two bytes a character, without its glyphs and without a table of their characters. */
    private static COSDictionary type0(String encoding, String ordering) {
        var system = new COSDictionary();
        system.setString(COSName.REGISTRY, "Adobe");
        system.setString(COSName.ORDERING, ordering);
        system.setInt(COSName.SUPPLEMENT, 0);
        var descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, "Song");
        descriptor.setInt(COSName.FLAGS, 4);
        var inner = new COSDictionary();
        inner.setItem(COSName.TYPE, COSName.FONT);
        inner.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
        inner.setName(COSName.BASE_FONT, "Song");
        inner.setItem(COSName.CIDSYSTEMINFO, system);
        inner.setItem(COSName.FONT_DESC, descriptor);
        inner.setItem(COSName.DW, COSInteger.get(500));
        var inners = new COSArray();
        inners.add(inner);
        var font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setName(COSName.BASE_FONT, "Song");
        font.setName(COSName.ENCODING, encoding);
        font.setItem(COSName.DESCENDANT_FONTS, inners);
        return font;
    }

    private static byte[] packed(int blanks) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed)) {
            var some = " ".repeat(MIB).getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < blanks / MIB; i++) {
                out.write(some);
            }
        }
        return packed.toByteArray();
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
