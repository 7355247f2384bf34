package io.financereport.statement.reading.xlsx;

import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes a workbook anew as the library finds its way in it, with the parts that are read and no others. */
final class PlainWorkbook {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private final ZipFile from;
    private final ZipOutputStream out;
    private final ReadingLimits limits;

    private PlainWorkbook(ZipFile from, ZipOutputStream out, ReadingLimits limits) {
        this.from = from;
        this.out = out;
        this.limits = limits;
    }

    /**
     * @param partsWithDays those with cells that hold a day in ISO 8601
     * @throws Refusal when a part is not there
     * @throws IOException when the file is broken
     */
    static void write(Path workbook, WorkbookParts parts, Set<String> partsWithDays, ReadingLimits limits)
            throws IOException {
        var rewritten = Files.createTempFile("statement", ".xlsx");
        try {
            try (var from = new ZipFile(workbook.toFile());
                    var out = new ZipOutputStream(Files.newOutputStream(rewritten))) {
                out.setLevel(Deflater.BEST_SPEED);
                new PlainWorkbook(from, out, limits).write(parts, partsWithDays);
            }
            Files.move(rewritten, workbook, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(rewritten);
        }
    }

    private void write(WorkbookParts parts, Set<String> partsWithDays) throws IOException {
        var types = new StringBuilder(override("workbook", "sheet.main"));
        var sheets = new StringBuilder();
        var relations = new StringBuilder();
        for (int i = 1; i <= parts.sheets().size(); i++) {
            var sheet = parts.sheets().get(i - 1);
            sheets.append("<sheet name=\"")
                    .append(i)
                    .append("\" sheetId=\"")
                    .append(i)
                    .append("\" state=\"")
                    .append(isHidden(sheet) ? "hidden" : "visible")
                    .append("\" r:id=\"r")
                    .append(i)
                    .append("\"/>");
            relations
                    .append("<Relationship Id=\"r")
                    .append(i)
                    .append("\" Target=\"worksheets/sheet")
                    .append(i)
                    .append(".xml\"/>");
            copy(sheet.part(), "xl/worksheets/sheet" + i + ".xml", partsWithDays);
        }
        if (parts.texts() != null) {
            types.append(override("sharedStrings", "sharedStrings"));
            copy(parts.texts(), "xl/sharedStrings.xml", Set.of());
        }
        if (parts.styles() != null) {
            types.append(override("styles", "styles"));
            copy(parts.styles(), "xl/styles.xml", Set.of());
        }
        add("[Content_Types].xml", "<Types xmlns=\"" + PACKAGE + "content-types\">" + types + "</Types>");
        add(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + relations + "</Relationships>");
        add(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><workbookPr date1904=\""
                        + (parts.isFrom1904() ? "1" : "0") + "\"/><sheets>" + sheets + "</sheets></workbook>");
    }

    private static boolean isHidden(WorkbookParts.Sheet sheet) {
        return !sheet.state().equals("visible");
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/xl/" + part + ".xml\" ContentType=\"" + TYPE + type + "+xml\"/>";
    }

    private void add(String part, String xml) throws IOException {
        out.putNextEntry(new ZipEntry(part));
        out.write((XML + xml).getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }

    private void copy(@Nullable String part, String to, Set<String> partsWithDays) throws IOException {
        var entry = part == null ? null : WorkbookParts.entry(from, part);
        if (entry == null) {
            throw XlsxReader.damaged();
        }
        out.putNextEntry(new ZipEntry(to));
        try (var in = from.getInputStream(entry)) {
            if (partsWithDays.contains(entry.getName())) {
                IsoDays.copyAsTexts(in, out, limits);
            } else {
                in.transferTo(out);
            }
        }
        out.closeEntry();
    }
}
