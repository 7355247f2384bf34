package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    @Test
    void a_damaged_file_is_read_or_refused() {
        var files = List.of(
                text(new DrawnPdf(50, 120, 430, 530).lines("""
                    Opening balance|||>100.00
                    Date|Description|>Amount|>Balance
                    2026-04-03|Bakery|>-4.00|>96.00
                    2026-04-17|Refund|>10.00|>106.00
                    Closing balance|||>106.00
                    """)),
                text(new DrawnPdf(50, 120, 350, 430).lines("""
                    Date|Description|>Withdrawals|>Deposits
                    03 Apr 2026|Cash machine|>50.00
                    04 Apr 2026|Salary||>2,000.00
                    """).page().lines("""
                        Date|Description|>Withdrawals|>Deposits
                        05 Apr 2026|Rent|>1,200.00
                        """)));
        new Fuzz(files, PIECES, List.of(StandardCharsets.ISO_8859_1)).check(TRIALS);
    }

    private static String text(DrawnPdf pdf) {
        return new String(pdf.bytes(), StandardCharsets.ISO_8859_1);
    }
}
