package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.Fuzz;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a PDF on its way, it is read or refused, in bounded time. */
class PdfFuzzTest {
    /** Each opens and draws a document, which takes some milliseconds. */
    private static final int TRIALS = 400;

    private static final List<String> PIECES = List.of(
            "obj",
            "endobj",
            "stream",
            "endstream",
            "xref",
            "trailer",
            "startxref",
            "/Type /Page",
            "/Kids [ 1 0 R ]",
            "/Length 99999999999",
            "/Filter /FlateDecode",
            "/Filter [/ASCII85Decode /LZWDecode]",
            "/Encrypt 9 0 R",
            "/Rotate 90",
            "1 0 R",
            "<<",
            ">>",
            "[",
            "(",
            "\u0000",
            "%%EOF",
            "-1");

    private static final List<String> UNPACKED_PIECES = List.of(
            " BT ",
            " ET ",
            " q ",
            " Q ",
            " (x) Tj ",
            " [(1) -99999999 (2)] TJ ",
            " <00FF> Tj ",
            " /F1 1e9 Tf ",
            " /None 9 Tf ",
            " 0 0 0 0 0 0 Tm ",
            " 1e30 0 0 1e30 1e30 1e30 cm ",
            " 999999999 TL T* ",
            " 0 Tz ",
            " BI /W 9 /H 9 ID x EI ",
            " /X Do ",
            " <</MCID 0>> BDC ",
            "[[[[",
            "(((",
            "<<<<",
            " 1 0 R ",
            " 2 0 R ",
            " 3 0 R ",
            " 4 0 R ",
            " 5 0 R ",
            " null ",
            " /Kids [2 0 R 2 0 R] ",
            " /Contents [4 0 R 4 0 R] ",
            " /Rotate -90 ",
            " /MediaBox [0 0 0 0] ",
            " /Subtype /Type0 ",
            " /Subtype /Type3 ",
            " /Encoding /Identity-H ",
            " /Widths [1e30] /FirstChar -1 /LastChar 999999999 ",
            " /ToUnicode 4 0 R ",
            " /Filter /ASCIIHexDecode ",
            " /Filter /RunLengthDecode ",
            " /DecodeParms <</Predictor 15 /Columns 2147483647 /Colors 2147483647>> ",
            " /Resources 1 0 R ");

    private final List<byte[]> files = List.of(
            new DrawnPdf(50, 120, 430, 530).lines("""
                Opening balance|||>100.00
                Date|Description|>Amount|>Balance
                2026-04-03|Bakery|>-4.00|>96.00
                2026-04-17|Refund|>10.00|>106.00
                Closing balance|||>106.00
                """).bytes(),
            new DrawnPdf(50, 120, 350, 430).lines("""
                Date|Description|>Withdrawals|>Deposits
                03 Apr 2026|Cash machine|>50.00
                04 Apr 2026|Salary||>2,000.00
                """).page().lines("""
                    Date|Description|>Withdrawals|>Deposits
                    05 Apr 2026|Rent|>1,200.00
                    """).bytes());

    @Test
    void a_damaged_file_is_read_or_refused() {
        var texts = files.stream()
                .map(file -> new String(file, StandardCharsets.ISO_8859_1))
                .toList();
        new Fuzz(texts, PIECES, List.of(StandardCharsets.ISO_8859_1)).check(TRIALS);
    }

    @Test
    void a_file_whose_pages_and_objects_are_damaged_is_read_or_refused() {
        new Fuzz(
                        files.stream().map(PdfFuzzTest::unpacked).toList(),
                        UNPACKED_PIECES,
                        List.of(StandardCharsets.ISO_8859_1))
                .check(TRIALS);
    }

    /** The file with all of it written out, so that damage gets into contents, fonts and the tree of pages. */
    private static String unpacked(byte[] file) {
        try (var document = Loader.loadPDF(file);
                var out = new ByteArrayOutputStream()) {
            for (PDPage page : document.getPages()) {
                var content = page.getContents().readAllBytes();
                var stream = new PDStream(document);
                try (var plain = stream.createOutputStream()) {
                    plain.write(content);
                }
                page.setContents(stream);
            }
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
