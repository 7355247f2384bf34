package io.financereport.statement.reading.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.FormatDetection;
import io.financereport.statement.reading.InTime;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.test.Gen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArchiveTest {
    private static final String CSV = "Date,Description,Amount\n2026-01-02,Salary,3000.00\n";
    private static final String MT940 = ":20:A\n:25:NL91ABNA0417164300\n:28C:1\n";
    private static final long FILE_BYTES_MAX = 256L << 20;
    private static final Duration NO_TIME = Duration.ofSeconds(2);

    @Test
    void each_file_is_a_member_with_its_format_and_its_bytes() throws IOException {
        var zip = new Zip()
                .with("2026/01/january.csv", CSV)
                .stored("statement.sta", MT940.getBytes(StandardCharsets.UTF_8), new byte[0])
                .bytes();

        assertThat(FormatDetection.of(zip)).isEqualTo(Format.ZIP);
        try (var archive = open(zip)) {
            assertThat(archive.members())
                    .containsExactly(
                            new Member(1, "2026/01/january.csv", CSV.length(), Format.CSV),
                            new Member(2, "statement.sta", MT940.length(), Format.MT940));
            assertThat(archive.problems()).isEmpty();
            assertThat(text(archive, 0)).isEqualTo(CSV);
            assertThat(text(archive, 1)).isEqualTo(MT940);
        }
    }

    @Test
    void folders_and_what_systems_add_are_counted_and_passed_over() throws IOException {
        var zip = new Zip()
                .with("bank/", "")
                .with("bank/a.csv", CSV)
                .with("bank/.DS_Store", "x")
                .with("bank/Thumbs.db", "x")
                .with("__MACOSX/bank/._a.csv", "x")
                .bytes();

        try (var archive = open(zip)) {
            assertThat(archive.members()).extracting(Member::ordinal).containsExactly(2);
            assertThat(archive.problems())
                    .containsExactly(ReadingProblem.of(
                            ReadingCode.MEMBERS_SKIPPED,
                            "4 of 5 entries are folders, or what an operating system adds, and were passed over."));
        }
    }

    @Test
    void what_cannot_be_read_is_named_and_the_rest_is_read() throws IOException {
        var zip = new Zip()
                .with("a.csv", CSV)
                .with("empty.csv", "")
                .with("photo.gif", "GIF89a")
                .with("locked.csv", CSV)
                .with("odd.csv", CSV)
                .with("z.sta", MT940)
                .with("inner.zip", new Zip().with("b.csv", CSV).bytes())
                .bytes();

        try (var archive = open(Zip.packedBy(12, Zip.locked(zip, 3), 4))) {
            assertThat(archive.members()).extracting(Member::name).containsExactly("a.csv", "z.sta");
            assertThat(archive.problems()).allMatch(problem -> problem.code() == ReadingCode.MEMBER_NOT_READ);
            assertThat(archive.problems())
                    .extracting(ReadingProblem::detail)
                    .satisfiesExactly(
                            empty -> assertThat(empty).isEqualTo("“empty.csv” was not read: The file is empty."),
                            photo -> assertThat(photo)
                                    .startsWith("“photo.gif” was not read: The file is a GIF picture;"),
                            locked -> assertThat(locked).contains("“locked.csv”", "locked with a password"),
                            odd -> assertThat(odd).contains("“odd.csv”", "packed by method 12"),
                            inner -> assertThat(inner).contains("“inner.zip”", "an archive within the archive"));
        }
    }

    @Test
    void a_damaged_file_is_named_and_the_rest_is_read() throws IOException {
        var zip = new Zip()
                .stored("a.csv", CSV.getBytes(StandardCharsets.UTF_8), new byte[0])
                .with("b.sta", MT940)
                .bytes();
        zip[40]++;

        try (var archive = open(zip)) {
            assertThat(archive.members()).extracting(Member::name).containsExactly("b.sta");
            assertThat(archive.problems())
                    .singleElement()
                    .satisfies(
                            problem -> assertThat(problem.detail()).startsWith("“a.csv” was not read: It is damaged."));
        }
    }

    @Test
    void a_file_beyond_the_limit_of_an_upload_is_named() throws IOException {
        var zip = new Zip().with("a.csv", CSV).with("b.sta", MT940).bytes();

        try (var archive = open(zip, CSV.length() - 1)) {
            assertThat(archive.members()).extracting(Member::name).containsExactly("b.sta");
            assertThat(archive.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.detail())
                            .contains("“a.csv”", "at most " + (CSV.length() - 1) + " are read"));
        }
    }

    @Test
    void names_are_shown_as_they_were_meant_and_cannot_fool() throws IOException {
        var german = new Zip(Charset.forName("IBM437")).with("Auszüge.csv", CSV).bytes();
        var tricky = new Zip().with("../../etc/\u202Evsc.exe\u0000.csv", CSV).bytes();
        var longest = new Zip().with("a".repeat(60_000) + "/b.csv", CSV).bytes();

        assertThat(name(german)).isEqualTo("Auszüge.csv");
        assertThat(name(tricky)).isEqualTo("../../etc/vsc.exe.csv");
        assertThat(name(longest)).hasSize(255);
    }

    @Test
    void an_archive_is_no_pdf_though_its_first_file_is_one() {
        var extra = new byte[] {'u', 'x', 1, 0, 0};
        var zip = new Zip()
                .stored("a.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8), extra)
                .bytes();

        assertThat(FormatDetection.of(zip)).isEqualTo(Format.ZIP);
    }

    @Test
    void kin_of_archives_are_refused_with_their_name() {
        var openDocument = new Zip()
                .stored("mimetype", "application/vnd.oasis".getBytes(StandardCharsets.UTF_8), new byte[0])
                .bytes();

        assertThatThrownBy(() -> FormatDetection.of(openDocument)).hasMessageContaining("an OpenDocument file");
        assertThatThrownBy(() -> FormatDetection.of(new Zip().bytes())).hasMessageContaining("an empty ZIP archive");
        assertThatThrownBy(() -> FormatDetection.of("PK\u0007\u0008PK".getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessageContaining("one part of a ZIP archive");
        assertThat(refused(new Zip()
                                .with("customXml/a.xml", "<a/>")
                                .with("xl/workbook.xml", "<a/>")
                                .bytes())
                        .detail())
                .contains("workbook");
    }

    @Test
    void a_locked_archive_is_refused() {
        var zip = new Zip().with("a.csv", CSV).with("b.csv", CSV).bytes();

        assertThat(refused(Zip.locked(Zip.locked(zip, 0), 1)).code()).isEqualTo(ReadingCode.PASSWORD_NEEDED);
    }

    @Test
    void a_truncated_archive_is_refused_wherever_it_is_cut() {
        var zip = new Zip().with("a.csv", CSV).with("b.csv", MT940).bytes();

        for (int length = 4; length < zip.length; length++) {
            assertThat(refused(Arrays.copyOf(zip, length)).code()).isEqualTo(ReadingCode.FILE_CUT_OFF);
        }
    }

    @Test
    void a_bomb_is_refused_before_it_goes_off() {
        var zeros = new byte[32 << 20];
        var one = new Zip().with("a.csv", zeros).bytes();

        var problem = InTime.of(NO_TIME, () -> refused(one));

        assertThat(problem.code()).isEqualTo(ReadingCode.DOCUMENT_TOO_LARGE);
        assertThat(problem.detail()).contains("more than 200 times its size", "“a.csv”");
    }

    /** Each entry of the directory names the same packed bytes, which are a fiftieth of what they unpack to. */
    @Test
    void many_entries_over_the_same_bytes_are_refused_by_their_sum() {
        var bytes = new byte[8 << 20];
        for (int i = 0; i < bytes.length; i += 512) {
            bytes[i] = (byte) new Random(i).nextInt();
        }
        var one = new Zip().with("a.csv", bytes).bytes();

        var problem = refused(repeated(one, 100));

        assertThat(problem.code()).isEqualTo(ReadingCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void a_size_that_lies_is_a_damage() throws IOException {
        var zip = new Zip().with("a.csv", CSV).with("b.sta", MT940).bytes();
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(Zip.directory(zip) + 24, 3);

        try (var archive = open(zip)) {
            assertThat(archive.members()).extracting(Member::name).containsExactly("b.sta");
        }
    }

    @Test
    void a_directory_of_many_entries_is_refused_without_going_through_it() {
        var zip = new Zip();
        for (int i = 0; i < 20_000; i++) {
            zip.with(i + ".csv", "");
        }
        var bytes = zip.bytes();
        Arrays.fill(bytes, Zip.directory(bytes), bytes.length - 22, (byte) 0);

        var problem = InTime.of(NO_TIME, () -> refused(bytes));

        assertThat(problem.code()).isEqualTo(ReadingCode.TOO_MANY_FILES);
        assertThat(problem.detail()).contains("20000 entries");
    }

    @Test
    void a_directory_that_holds_more_than_it_says_is_refused() {
        var zip = new Zip().with("a.csv", CSV).with("b.csv", MT940).bytes();
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putShort(zip.length - 12, (short) 1);

        assertThat(refused(zip).code()).isEqualTo(ReadingCode.DOCUMENT_UNREADABLE);
    }

    @Test
    void a_hundred_files_are_read_and_one_more_is_too_many() throws IOException {
        var zip = new Zip();
        for (int i = 0; i < 100; i++) {
            zip.with(i + ".csv", CSV).with("__MACOSX/._" + i + ".csv", "");
        }
        try (var archive = open(zip.bytes())) {
            assertThat(archive.members()).hasSize(100);
        }

        var more = new Zip();
        for (int i = 0; i < 101; i++) {
            more.with(i + ".csv", CSV);
        }
        assertThat(refused(more.bytes()).detail()).contains("101 files; at most 100");
    }

    @Test
    void the_large_form_of_the_directory_is_read() throws IOException {
        var zip = large(new Zip().with("a.csv", CSV).bytes());

        try (var archive = open(zip)) {
            assertThat(text(archive, 0)).isEqualTo(CSV);
        }
    }

    @Test
    void an_archive_that_is_not_unpacked_in_time_is_refused() {
        var late = ReadingLimits.of(1, Duration.ofSeconds(-1), Clock.systemUTC());
        var zip = new Zip().with("a.csv", CSV).bytes();

        assertThatThrownBy(() -> Archive.open(() -> new ByteArrayInputStream(zip), late, FILE_BYTES_MAX))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not read in time");
    }

    @Test
    void a_damaged_archive_is_read_or_refused() {
        var whole =
                new Zip().with("a.csv", CSV).with("b/", "").with("c.sta", MT940).bytes();

        Gen.check(3_000, gen -> {
            var bytes = whole.clone();
            for (int i = gen.between(1, 8); i > 0; i--) {
                bytes[gen.between(0, bytes.length - 1)] = (byte) gen.between(0, 255);
            }
            try (var archive = open(bytes)) {
                for (Member member : archive.members()) {
                    archive.open(member).readAllBytes();
                }
            } catch (Refusal e) {
                assertThat(e.problem().code()).isNotNull();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static Archive open(byte[] bytes) throws IOException {
        return open(bytes, FILE_BYTES_MAX);
    }

    private static Archive open(byte[] bytes, long fileBytesMax) throws IOException {
        var limits = ReadingLimits.of(1, Duration.ofMinutes(10), Clock.systemUTC());
        return Archive.open(() -> new ByteArrayInputStream(bytes), limits, fileBytesMax);
    }

    private static ReadingProblem refused(byte[] bytes) {
        var refusal = catchThrowableOfType(Refusal.class, () -> open(bytes).close());
        assertThat(refusal).isNotNull();
        return refusal.problem();
    }

    private static String text(Archive archive, int member) throws IOException {
        try (var in = archive.open(archive.members().get(member))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String name(byte[] bytes) throws IOException {
        try (var archive = open(bytes)) {
            return archive.members().getFirst().name();
        }
    }

    /** The archive of one entry with a directory in which it stands many times. */
    private static byte[] repeated(byte[] archive, int times) {
        var directory = Zip.directory(archive);
        var entry = Arrays.copyOfRange(archive, directory, archive.length - 22);
        var end = ByteBuffer.wrap(Arrays.copyOfRange(archive, archive.length - 22, archive.length))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(8, (short) times)
                .putShort(10, (short) times)
                .putInt(12, entry.length * times);
        List<byte[]> parts = new ArrayList<>();
        parts.add(Arrays.copyOf(archive, directory));
        for (int i = 0; i < times; i++) {
            parts.add(entry);
        }
        parts.add(end.array());
        return joined(parts);
    }

    /** The archive of one entry, its numbers written in the fields of ZIP64 (APPNOTE 4.3.14, 4.3.15 and 4.5.3). */
    private static byte[] large(byte[] archive) {
        var from = Zip.directory(archive);
        var entry = Arrays.copyOfRange(archive, from, archive.length - 22);
        var said = ByteBuffer.wrap(entry).order(ByteOrder.LITTLE_ENDIAN);
        var extra = ByteBuffer.allocate(28)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 1)
                .putShort((short) 24)
                .putLong(said.getInt(24))
                .putLong(said.getInt(20))
                .putLong(said.getInt(42));
        said.putInt(20, -1).putInt(24, -1).putInt(42, -1).putShort(30, (short) 28);
        var length = entry.length + 28;
        var end = ByteBuffer.allocate(56 + 20 + 22)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x06064b50)
                .putLong(44)
                .putInt(0)
                .putInt(0)
                .putInt(0)
                .putLong(1)
                .putLong(1)
                .putLong(length)
                .putLong(from)
                .putInt(0x07064b50)
                .putInt(0)
                .putLong(from + length)
                .putInt(1)
                .putInt(0x06054b50)
                .putInt(0)
                .putInt(-1)
                .putInt(-1)
                .putInt(-1)
                .putShort((short) 0);
        return joined(List.of(Arrays.copyOf(archive, from), entry, extra.array(), end.array()));
    }

    private static byte[] joined(List<byte[]> parts) {
        var joined = new ByteArrayOutputStream();
        parts.forEach(joined::writeBytes);
        return joined.toByteArray();
    }
}
