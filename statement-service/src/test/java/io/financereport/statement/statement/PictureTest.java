package io.financereport.statement.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.financereport.statement.ServiceClient;
import io.financereport.statement.reading.pdf.DrawnPdf;
import io.financereport.test.Await;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A picture from upload to evidence. The program here is a stand-in of three lines: the real one is tried by TesseractTest. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PictureTest implements OnRealParts {
    @TempDir
    static Path folder;

    @Inject
    EmbeddedServer server;

    @Override
    public String service() {
        return "statement";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "storage.local-path",
                folder.toString(),
                "ocr.command",
                folder.resolve("recognise").toString());
    }

    @BeforeEach
    void the_program_is_not_there() throws IOException {
        Files.deleteIfExists(folder.resolve("recognise"));
    }

    @Test
    void a_picture_waits_for_the_program_and_is_read_when_it_is_there() throws IOException {
        var client = new ServiceClient(server.getURI(), "SGD");

        var failed = client.whenRead(client.upload("scan.png", picture(), Map.of("institution", "DBS"), Map.of()));

        assertThat(failed.get("status").asText()).isEqualTo("failed");
        assertThat(failed.get("format").asText()).isEqualTo("picture");
        assertThat(codes(failed)).containsExactly("text-missing", "recognition-missing");

        install("");
        var path = "/statements/" + UploadTest.id(failed);
        var read = client.whenRead(client.post(path + "/reparse", "{}"));

        assertThat(read.get("status").asText()).as(read.toString()).isEqualTo("review");
        assertThat(read.get("proof").asText()).isEqualTo("proven");
        assertThat(codes(read)).contains("read-from-picture");
        var row = client.get(path + "/transactions").json().at("/items/0");
        assertThat(row.at("/amount/amount").asText()).isEqualTo("-2.50");
        var evidence = client.get(path + "/transactions/" + row.get("id").asText() + "/evidence")
                .json();
        assertThat(evidence.at("/source/kind").asText()).isEqualTo("box");
        assertThat(evidence.at("/source/box")).hasSize(4);
        assertThat(evidence.at("/excerpt/row").asText()).contains("2026-03-12 TEA");
        assertThat(client.post(path + "/approve", "").status()).isEqualTo(200);
    }

    @Test
    void a_statement_that_is_rejected_while_it_is_recognised_stays_rejected() throws IOException {
        var begun = folder.resolve("begun");
        var go = folder.resolve("go");
        install("touch " + begun + "\nwhile [ ! -e " + go + " ]; do sleep 0.1; done\n");
        var client = new ServiceClient(server.getURI(), "SGD");
        var uploaded = client.upload("scan.png", picture(), Map.of("institution", "DBS"), Map.of());
        var path = "/statements/" + uploaded.text("id");
        Await.until(Duration.ofMinutes(3), () -> Files.exists(begun));

        assertThat(client.post(path + "/reject", "{\"reason\":\"wrong file\"}").status())
                .isEqualTo(200);
        Files.createFile(go);
        var next = client.whenRead(client.upload("scan.png", picture(), Map.of("institution", "DBS"), Map.of()));

        assertThat(next.get("status").asText()).isEqualTo("review");
        assertThat(client.get(path).text("status")).isEqualTo("rejected");
        assertThat(client.get(path + "/transactions").json().get("items")).isEmpty();
    }

    /** Answers in Tesseract's form what stands on the picture. */
    private static void install(String before) throws IOException {
        var words = new StringBuilder(
                "level\\tpage\\tblock\\tpar\\tline\\tword\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n");
        String[][] table = {
            {"Date", "Description", "Amount", "Balance"},
            {"2026-03-12", "TEA", "-2.50", "97.50"},
            {"2026-03-13", "PAY", "10.00", "107.50"},
        };
        int[] columns = {100, 400, 900, 1200};
        for (int line = 0; line < table.length; line++) {
            for (int column = 0; column < columns.length; column++) {
                var text = table[line][column];
                words.append("5\\t1\\t1\\t1\\t%d\\t%d\\t%d\\t%d\\t%d\\t30\\t95\\t%s\\n"
                        .formatted(line + 1, column + 1, columns[column], 100 + line * 60, text.length() * 20, text));
            }
        }
        var program = folder.resolve("recognise");
        Files.writeString(
                program,
                "#!/bin/sh\n[ \"$1\" = --list-langs ] && printf 'List\\neng\\n' && exit 0\n" + before + "printf '%b' '"
                        + words + "'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private static byte[] picture() throws IOException {
        try (var document =
                Loader.loadPDF(new DrawnPdf(50, 130, 400, 500).lines("Nothing").bytes())) {
            var out = new ByteArrayOutputStream();
            ImageIO.write(new PDFRenderer(document).renderImage(0, 2, ImageType.GRAY), "png", out);
            return out.toByteArray();
        }
    }

    private static Iterable<String> codes(JsonNode statement) {
        return StreamSupport.stream(statement.get("problems").spliterator(), false)
                .map(problem -> problem.get("code").asText())
                .toList();
    }
}
