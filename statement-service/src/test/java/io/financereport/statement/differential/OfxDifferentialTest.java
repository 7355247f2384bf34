package io.financereport.statement.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.Reading;
import io.financereport.test.Gen;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Days and amounts of the rows are those that other libraries find: ofx4j, and libofx where its {@code ofxdump} is installed.
 * Both turn a time into that of another zone; ours keeps the day that the bank wrote, so they are given the files without zones.
 */
class OfxDifferentialTest {
    private static final int TRIALS = 40;
    /** Each is a process of its own. */
    private static final int TRIALS_OF_LIBOFX = 12;

    @Test
    void generated_files_are_read_as_ofx4j_reads_them() {
        Gen.check(TRIALS, gen -> {
            var file = file(gen);

            assertThat(ours(ReadFile.text(file))).isNotEmpty().isEqualTo(Ofx4j.rows(file));
        });
    }

    @Test
    void generated_files_are_read_as_libofx_reads_them() {
        LibOfx.requireInstalled();
        Gen.check(TRIALS_OF_LIBOFX, gen -> {
            var file = file(gen);

            assertThat(ours(ReadFile.text(file))).isNotEmpty().isEqualTo(LibOfx.rows(file));
        });
    }

    @Test
    void samples_are_read_as_ofx4j_reads_them() throws IOException {
        requireSamplesAlike("ofx4j", Ofx4j::rows);
    }

    @Test
    void samples_are_read_as_libofx_reads_them() throws IOException {
        LibOfx.requireInstalled();
        requireSamplesAlike("libofx", LibOfx::rows);
    }

    /** What ofx4j does not read, though banks write it and OFX 1.0.2, section 2.3, or common sense allows it. */
    @ParameterizedTest
    @CsvSource({
        "an element without value that ends itself,"
                + " '<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID/><ACCTID>1</BANKACCTFROM>'",
        "an ampersand that is not escaped, '<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>1 & 2</BANKACCTFROM>'",
        "an element that has no value, '<OFX><STMTRS><CURDEF><BANKACCTFROM><ACCTID>1</BANKACCTFROM>'",
    })
    void what_ofx4j_refuses_is_read(String what, String beginning) {
        var file = beginning + "<BANKTRANLIST><STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260112<TRNAMT>-2.50<FITID>1</STMTTRN>"
                + "</BANKTRANLIST></STMTRS></OFX>";

        assertThat(ours(ReadFile.text(file))).as(what).containsExactly("2026-01-12 -2.5");
        assertThatExceptionOfType(NotRead.class).as(what).isThrownBy(() -> Ofx4j.rows(file));
    }

    /** The rows of each file that both read are the same; how many files the other one does not read is said in the log. */
    private static void requireSamplesAlike(String peer, Function<String, List<String>> theirs) throws IOException {
        var given = System.getProperty("samples.dir", "");
        assumeTrue(!given.isBlank(), "Not run: the sample statements are not given by -Dsamples.dir");
        var compared = 0;
        var notRead = new ArrayList<String>();
        for (Path file : samples(Path.of(given, "ofx"))) {
            var bytes = Files.readAllBytes(file);
            var read = ReadFile.bytes(bytes, "USD", null);
            if (read.reading() instanceof Reading.Read) {
                try {
                    assertThat(ours(read))
                            .as(file.toString())
                            .isEqualTo(theirs.apply(new String(bytes, StandardCharsets.ISO_8859_1)));
                    compared++;
                } catch (NotRead e) {
                    notRead.add(file + ": " + e.getMessage());
                }
            }
        }
        System.getLogger("samples")
                .log(Level.INFO, "Compared with {0}: {1} files; not read by it: {2}", peer, compared, notRead);
        assertThat(compared).isGreaterThan(notRead.size());
    }

    private static List<Path> samples(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path ->
                            Files.isRegularFile(path) && !path.toString().endsWith(".truth.json"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> ours(ReadFile read) {
        return read.rows().stream()
                .map(row -> row.bookedOn() + " "
                        + row.amount().amount().stripTrailingZeros().toPlainString())
                .toList();
    }

    /** A file in which every time is of no zone. */
    static String withoutZones(String file) {
        return file.replaceAll("(<DT[A-Z]+>[0-9.]{8,18})\\[[^\\]<]*\\]", "$1");
    }

    private static String file(Gen gen) {
        var version = gen.oneOf(1, 2);
        var statements = new StringBuilder();
        for (int count = gen.between(1, 2); count > 0; count--) {
            statements.append(statement(gen, version, count));
        }
        var header = version == 1
                ? "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\n"
                        + "COMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n"
                : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<?OFX OFXHEADER=\"200\" VERSION=\"211\" SECURITY=\"NONE\" OLDFILEUID=\"NONE\""
                        + " NEWFILEUID=\"NONE\"?>\n";
        return header + "<OFX><SIGNONMSGSRSV1><SONRS><STATUS>" + leaf("CODE", "0", version)
                + leaf("SEVERITY", "INFO", version) + "</STATUS>" + leaf("DTSERVER", "20260131", version)
                + leaf("LANGUAGE", "ENG", version) + "</SONRS></SIGNONMSGSRSV1>" + "<BANKMSGSRSV1>" + statements
                + "</BANKMSGSRSV1></OFX>\n";
    }

    private static String statement(Gen gen, int version, int number) {
        var rows = new StringBuilder();
        for (int count = gen.between(1, 20); count > 0; count--) {
            var day = LocalDate.of(2026, 1, 1)
                    .plusDays(gen.between(0, 700))
                    .toString()
                    .replace("-", "");
            rows.append("<STMTTRN>")
                    .append(leaf("TRNTYPE", gen.oneOf("DEBIT", "CREDIT", "OTHER"), version))
                    .append(leaf(
                            "DTPOSTED",
                            day
                                    + gen.oneOf(
                                            "",
                                            "120000",
                                            "120000.000",
                                            "120000[0:GMT]",
                                            "230000[-5:EST]",
                                            "010000.000[+9:JST]"),
                            version))
                    .append(leaf(
                            "TRNAMT",
                            gen.oneOf("", "-", "+") + gen.between(0, 9_999_999) + gen.oneOf("", ".5", ".99", ".10"),
                            version))
                    .append(leaf("FITID", "F" + number + "-" + count, version))
                    .append(leaf("NAME", gen.oneOf("TEA &amp; CAKE", "SHOP", "A/B C"), version))
                    .append("</STMTTRN>\n");
        }
        return "<STMTTRNRS>" + leaf("TRNUID", "1", version) + "<STATUS>" + leaf("CODE", "0", version)
                + leaf("SEVERITY", "INFO", version) + "</STATUS><STMTRS>" + leaf("CURDEF", "EUR", version)
                + "<BANKACCTFROM>" + leaf("BANKID", "1", version) + leaf("ACCTID", "4001" + number, version)
                + leaf("ACCTTYPE", "CHECKING", version) + "</BANKACCTFROM><BANKTRANLIST>"
                + leaf("DTSTART", "20260101", version) + leaf("DTEND", "20271231", version) + "\n" + rows
                + "</BANKTRANLIST><LEDGERBAL>" + leaf("BALAMT", "1.00", version) + leaf("DTASOF", "20271231", version)
                + "</LEDGERBAL></STMTRS></STMTTRNRS>";
    }

    private static String leaf(String tag, String value, int version) {
        return "<" + tag + ">" + value + (version == 1 ? "\n" : "</" + tag + ">");
    }
}
