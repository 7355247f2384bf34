package io.financereport.statement.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.pdf.DrawnPdf;
import io.financereport.statement.reading.pdf.Photos;
import io.financereport.statement.reading.pdf.ScannedReader;
import io.financereport.test.Await;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans made here go through the real program; where it is not installed, the test holds it to saying so. */
class TesseractTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final List<String> AMOUNTS =
            List.of("1500.00 EUR", "-920.50 EUR", "-4.75 EUR", "12.00 EUR", "-88.31 EUR", "-230.64 EUR");

    @TempDir
    Path folder;

    private static final Duration LONG = Duration.ofMinutes(3);

    private final Tesseract tesseract = new Tesseract(new OcrSettings("tesseract", "eng", Duration.ofMinutes(10)));

    @Test
    void a_scanned_pdf_is_read_as_what_was_printed() throws IOException {
        var scan = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                var picture = LosslessFactory.createFromImage(document, scanned(0, 0));
                content.drawImage(
                        picture,
                        0,
                        0,
                        page.getMediaBox().getWidth(),
                        page.getMediaBox().getHeight());
            }
            document.save(scan);
        }

        requireRead(Format.PDF, scan.toByteArray());
    }

    @Test
    void a_picture_that_lies_askew_and_is_speckled_is_read() throws IOException {
        requireRead(Format.PICTURE, written("png", scanned(0.8, 4_000)));
        requireRead(Format.PICTURE, written("jpeg", scanned(-0.5, 1_000)));
        requireRead(Format.PICTURE, written("tiff", scanned(0, 0)));
    }

    @Test
    void a_sheet_that_lay_upside_down_is_read() throws IOException {
        requireRead(Format.PICTURE, written("png", scanned(180, 1_000)));
    }

    @Test
    void a_photo_is_read_as_the_telephone_was_held() throws IOException {
        var upright = scanned(0, 0);
        var onItsSide = new BufferedImage(upright.getHeight(), upright.getWidth(), BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < upright.getWidth(); x++) {
            for (int y = 0; y < upright.getHeight(); y++) {
                onItsSide.setRGB(y, upright.getWidth() - 1 - x, upright.getRGB(x, y));
            }
        }

        requireRead(Format.PICTURE, Photos.held(6, written("jpeg", onItsSide)));
    }

    @Test
    void a_machine_without_the_program_says_what_to_install() {
        var absent =
                new Tesseract(new OcrSettings(folder.resolve("tesseract").toString(), "eng", Duration.ofMinutes(3)));
        assertThat(absent.missing()).contains("Debian package tesseract-ocr");
    }

    @Test
    void a_language_that_is_not_installed_is_left_out() {
        if (tesseract.missing() == null) {
            assertThat(new Tesseract(new OcrSettings("tesseract", "xxx+eng", Duration.ofMinutes(3))).missing())
                    .isNull();
            assertThat(new Tesseract(new OcrSettings("tesseract", "xxx", Duration.ofMinutes(3))).missing())
                    .contains("xxx");
        } else {
            assertThat(tesseract.missing()).contains("tesseract-ocr");
        }
    }

    @Test
    void a_program_that_hangs_is_ended_and_the_page_refused() throws IOException {
        var hanging = folder.resolve("hanging");
        Files.writeString(hanging, """
            #!/bin/sh
            [ "$1" = --list-langs ] && printf 'List\\neng\\n' && exit 0
            exec sleep 600
            """);
        assertThat(hanging.toFile().setExecutable(true)).isTrue();
        var slow = new Tesseract(new OcrSettings(hanging.toString(), "eng", Duration.ofMillis(300)));

        var reading = ScannedReader.read(
                Format.PICTURE,
                () -> new ByteArrayInputStream(written("png", scanned(0, 0))),
                slow,
                hints(),
                limits(),
                row -> {});

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ReadingCode.READING_TOOK_TOO_LONG));
    }

    @Test
    void what_a_hanging_program_started_is_ended_with_it() throws IOException {
        var child = folder.resolve("child");
        var hanging = program("parent", "sleep 600 & echo $! > " + child + "; wait");
        var slow = new Tesseract(new OcrSettings(hanging, "eng", Duration.ofMillis(500)), folder);

        // It may be given up before it has said what it started.
        Await.until(LONG, () -> {
            assertThatThrownBy(() -> slow.words(scanned(0, 0), limits())).isInstanceOf(Refusal.class);
            return said(child).endsWith("\n");
        });

        var started = ProcessHandle.of(Long.parseLong(said(child).strip()));
        Await.until(LONG, () -> started.map(process -> !process.isAlive()).orElse(true));
    }

    @Test
    void a_service_that_stops_does_not_blame_the_page() throws Exception {
        var begun = folder.resolve("begun");
        var hanging = program("stopped", "touch " + begun + "; exec sleep 600");
        var recognition = new Tesseract(new OcrSettings(hanging, "eng", Duration.ofMinutes(9)), folder);
        var page = scanned(0, 0);
        var thrown = new AtomicReference<Throwable>();
        var worker = Thread.ofVirtual().start(() -> {
            try {
                recognition.words(page, limits());
            } catch (RuntimeException e) {
                thrown.set(e);
            }
        });
        Await.until(LONG, () -> Files.exists(begun));

        worker.interrupt();

        assertThat(worker.join(LONG)).isTrue();
        assertThat(thrown.get()).isInstanceOf(IllegalStateException.class).hasMessageContaining("stops");
    }

    @Test
    void a_program_that_is_there_and_does_not_list_its_languages_is_not_missing() throws IOException {
        var broken = folder.resolve("broken");
        Files.writeString(broken, "#!/bin/sh\nexit 3\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();
        var recognition = new Tesseract(new OcrSettings(broken.toString(), "eng", Duration.ofMinutes(3)), folder);

        assertThatThrownBy(recognition::missing)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("status 3");
    }

    @Test
    void a_program_that_cannot_be_started_is_missing() throws IOException {
        var headless = folder.resolve("headless");
        Files.writeString(headless, "#!/no/such/shell\n");
        assertThat(headless.toFile().setExecutable(true)).isTrue();

        assertThat(new Tesseract(new OcrSettings(headless.toString(), "eng", Duration.ofMinutes(3)), folder).missing())
                .contains("Debian package tesseract-ocr");
    }

    @Test
    void a_disk_that_takes_no_page_is_not_the_pages_fault() throws IOException {
        var place = Files.createDirectory(folder.resolve("place"));
        var recognition = new Tesseract(new OcrSettings(program("fine", "true"), "eng", Duration.ofMinutes(3)), place);
        Path gone;
        try (var folders = Files.list(place)) {
            gone = folders.findFirst().orElseThrow();
        }
        Files.delete(gone);
        // A file in its place, for the rights of a folder do not bind who runs as root.
        Files.createFile(gone);

        assertThatThrownBy(recognition::missing).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> recognition.words(scanned(0, 0), limits())).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void the_languages_are_looked_up_once_for_all_pages_of_a_document() throws IOException {
        var lists = folder.resolve("lists");
        var counting = folder.resolve("counting");
        Files.writeString(
                counting,
                "#!/bin/sh\n[ \"$1\" = --list-langs ] && echo x >> " + lists + " && printf 'List\\neng\\n'\nexit 0\n");
        assertThat(counting.toFile().setExecutable(true)).isTrue();
        var recognition = new Tesseract(new OcrSettings(counting.toString(), "eng", Duration.ofMinutes(3)), folder);

        assertThat(recognition.missing()).isNull();
        recognition.words(scanned(0, 0), limits());
        recognition.words(scanned(0, 0), limits());

        assertThat(Files.readAllLines(lists)).hasSize(1);
    }

    @Test
    void what_an_ended_process_left_is_swept_and_what_a_living_one_has_stays() throws IOException {
        var place = Files.createDirectory(folder.resolve("shared"));
        var left = Files.createDirectory(place.resolve("recognition-4194999-1"));
        Files.createFile(left.resolve("page1.png"));
        var own = Files.createDirectory(
                place.resolve("recognition-" + ProcessHandle.current().pid() + "-1"));
        var before = Files.createDirectory(
                place.resolve("recognition-" + ProcessHandle.current().pid() + "-2"));
        Files.setLastModifiedTime(before, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        var other = Files.createDirectory(place.resolve("recognition-of-tea"));

        assertThat(new Tesseract(new OcrSettings("tesseract", "eng", Duration.ofMinutes(3)), place))
                .isNotNull();

        assertThat(left).doesNotExist();
        assertThat(before).doesNotExist();
        assertThat(own).exists();
        assertThat(other).exists();
    }

    private static String said(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stand-in that has English and does something for each page. */
    private String program(String name, String does) throws IOException {
        var program = folder.resolve(name);
        Files.writeString(
                program, "#!/bin/sh\n[ \"$1\" = --list-langs ] && printf 'List\\neng\\n' && exit 0\n" + does + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program.toString();
    }

    @Test
    void a_program_that_says_too_much_is_not_believed() throws IOException {
        var noisy = folder.resolve("noisy");
        Files.writeString(noisy, """
            #!/bin/sh
            [ "$1" = --list-langs ] && printf 'List\\neng\\n' && exit 0
            head -c 6000000 /dev/zero
            """);
        assertThat(noisy.toFile().setExecutable(true)).isTrue();

        var reading = ScannedReader.read(
                Format.PICTURE,
                () -> new ByteArrayInputStream(written("png", scanned(0, 0))),
                new Tesseract(new OcrSettings(noisy.toString(), "eng", Duration.ofMinutes(3))),
                hints(),
                limits(),
                row -> {});

        assertThat(reading).isInstanceOf(Reading.Refused.class);
    }

    private void requireRead(Format format, byte[] file) throws IOException {
        if (tesseract.missing() != null) {
            assertThat(tesseract.missing()).contains("tesseract-ocr");
            return;
        }
        var rows = new ArrayList<RowRead>();
        var reading = ScannedReader.read(
                format, () -> new ByteArrayInputStream(file), tesseract, hints(), limits(), rows::add);
        assertThat(rows)
                .as(reading.toString())
                .extracting(row -> row.amount().toString())
                .containsExactlyElementsOf(AMOUNTS);
        assertThat(rows.getFirst().bookedOn()).isEqualTo("2026-03-02");
        assertThat(((Reading.Read) reading).problems())
                .extracting(ReadingProblem::code)
                .contains(ReadingCode.READ_FROM_PICTURE)
                .doesNotContain(ReadingCode.LAYOUT_UNPROVEN);
    }

    /** A printed page as a scanner has it: 200 dots per inch, turned by some degrees, with specks. */
    private static BufferedImage scanned(double degrees, int specks) throws IOException {
        var printed = new DrawnPdf(50, 130, 400, 500).lines("""
            Bank of Examples
            Statement period: 2026-03-01 to 2026-03-31
            Opening balance|||100.00

            Date|Description|Amount|Balance
            2026-03-02|Salary Acme Ltd|1500.00|1600.00
            2026-03-05|Rent|-920.50|679.50
            2026-03-09|Tea house|-4.75|674.75
            2026-03-12|Refund|12.00|686.75
            2026-03-19|Power and light|-88.31|598.44
            2026-03-27|Supermarket|-230.64|367.80

            Closing balance|||367.80
            """).bytes();
        try (var document = Loader.loadPDF(printed)) {
            var sharp = new PDFRenderer(document).renderImageWithDPI(0, 200);
            var scan = new BufferedImage(sharp.getWidth(), sharp.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
            var graphics = scan.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, scan.getWidth(), scan.getHeight());
            graphics.rotate(Math.toRadians(degrees), scan.getWidth() / 2.0, scan.getHeight() / 2.0);
            graphics.drawImage(sharp, 0, 0, null);
            graphics.dispose();
            var random = new Random(7);
            for (int i = 0; i < specks; i++) {
                scan.setRGB(random.nextInt(scan.getWidth()), random.nextInt(scan.getHeight()), 0x808080);
            }
            return scan;
        }
    }

    private static byte[] written(String format, BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, format, out)).isTrue();
        return out.toByteArray();
    }

    private static ReadingHints hints() {
        return new ReadingHints(Currency.getInstance("EUR"), null);
    }

    private static ReadingLimits limits() {
        return ReadingLimits.of(1_000, Duration.ofMinutes(2), CLOCK);
    }
}
