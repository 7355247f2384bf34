package io.financereport.statement.reading.xlsx;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.xml.XmlElements;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a workbook that are read. Relationships lead to them (ECMA-376-2, 9.3), whatever they are called and wherever they lie;
 * the library goes by names, in the namespaces that Excel writes when it is not told to be strict.
 *
 * @param sheets in the order of their tabs
 * @param texts the table of texts, where there is one
 * @param styles what says which numbers are days, where there is one
 * @param isFrom1904 whether days are counted from that year
 */
record WorkbookParts(
        List<Sheet> sheets,
        @Nullable String texts,
        @Nullable String styles,
        boolean isFrom1904,
        boolean isAsExcelWrites) {
    private static final String MAIN = "xl/workbook.xml";
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
    private static final String TEXTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml";
    private static final List<String> WORKBOOKS = List.of(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml");

    /** In the namespace of relationships of ISO/IEC 29500 strict. */
    private static final String STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private static final int HEAD_BYTES = 4 * 1024;

    /** As many as there may be parts. */
    private static final int RELATIONS_MAX = 1_000;

    private static final int SHEETS_MAX = 100;

    WorkbookParts {
        sheets = List.copyOf(sheets);
    }

    /**
     * @param part null when it is not there
     * @param state as the workbook says it, {@code visible} when it does not
     */
    record Sheet(@Nullable String part, String state) {}

    /** Where a part leads to. */
    private record Relation(String type, String target, boolean isPlain) {
        boolean isOf(String kind) {
            return type.endsWith("/" + kind);
        }
    }

    /**
     * @throws Refusal when nothing leads to a workbook, or its parts cannot be read
     * @throws IOException when the file is broken
     */
    static WorkbookParts of(ZipFile zip, ReadingLimits limits) throws IOException {
        var archive = new Archive(zip, limits);
        var main = archive.relations("").values().stream()
                .filter(relation -> relation.isOf("officeDocument"))
                .map(Relation::target)
                .findFirst()
                .orElse(MAIN);
        if (main.endsWith(".bin")) {
            throw noWorkbook("a binary workbook (XLSB)");
        }
        var relations = archive.relations(main);
        var sheets = new ArrayList<Sheet>();
        var isFrom1904 = false;
        try (var xml = archive.open(main)) {
            if (!"workbook".equals(xml.next())) {
                throw noWorkbook("a document of another program, or damaged");
            }
            for (String name = xml.next(); name != null; name = xml.next()) {
                if (sheets.size() > SHEETS_MAX) {
                    throw new Refusal(
                            ReadingCode.DOCUMENT_TOO_LARGE, "A workbook has at most " + SHEETS_MAX + " sheets.");
                }
                if (name.equals("workbookPr")) {
                    isFrom1904 = isTrue(xml.attribute("date1904"));
                } else if (name.equals("sheet")) {
                    var relation = relations.get(Objects.requireNonNullElse(xml.attribute("id"), ""));
                    sheets.add(new Sheet(
                            relation == null ? null : relation.target,
                            Objects.requireNonNullElse(xml.attribute("state"), "visible")));
                }
            }
        }
        var named = archive.named();
        var texts = archive.find(relations, "sharedStrings", named.get(TEXTS));
        var styles = archive.find(relations, "styles", named.get(STYLES));
        var isAsExcelWrites = relations.values().stream().allMatch(Relation::isPlain)
                && !archive.isStrict(main)
                && zip.getEntry(CONTENT_TYPES) != null
                && zip.getEntry(main) != null
                && main.equals(named.getOrDefault(WORKBOOKS.getFirst(), MAIN))
                && Objects.equals(texts, named.get(TEXTS))
                && Objects.equals(styles, named.get(STYLES));
        return new WorkbookParts(sheets, texts, styles, isFrom1904, isAsExcelWrites);
    }

    private static Refusal noWorkbook(String what) {
        return new Refusal(
                ReadingCode.DOCUMENT_UNREADABLE,
                "The file is " + what + ". Save its table as XLSX or CSV, or print it to PDF.");
    }

    private static boolean isTrue(@Nullable String flag) {
        return "1".equals(flag) || "true".equals(flag);
    }

    /** The entry of a part: names do not tell letters by their case, and some programs part folders the other way. */
    static @Nullable ZipEntry entry(ZipFile zip, String part) {
        var entry = zip.getEntry(part);
        if (entry != null) {
            return entry;
        }
        return zip.stream()
                .filter(each -> each.getName().replace('\\', '/').equalsIgnoreCase(part))
                .findFirst()
                .orElse(null);
    }

    /** The package. */
    private record Archive(ZipFile zip, ReadingLimits limits) {
        boolean has(@Nullable String part) {
            return part != null && entry(zip, part) != null;
        }

        XmlElements open(String part) throws IOException {
            var entry = entry(zip, part);
            if (entry == null) {
                throw XlsxReader.damaged();
            }
            return XmlElements.of(() -> zip.getInputStream(entry), limits);
        }

        /** Those of a part by their ids; of the package where the part is empty. */
        Map<String, Relation> relations(String part) throws IOException {
            var folder = part.substring(0, part.lastIndexOf('/') + 1);
            var file = folder + "_rels/" + part.substring(folder.length()) + ".rels";
            var relations = new HashMap<String, Relation>();
            if (!has(file)) {
                return relations;
            }
            try (var xml = open(file)) {
                for (String name = xml.next(); name != null; name = xml.next()) {
                    var id = xml.attribute("Id");
                    var type = Objects.requireNonNullElse(xml.attribute("Type"), "");
                    var target = xml.attribute("Target");
                    if (relations.size() > RELATIONS_MAX) {
                        throw XlsxReader.damaged();
                    }
                    if (name.equals("Relationship")
                            && id != null
                            && target != null
                            && !"External".equals(xml.attribute("TargetMode"))) {
                        var whole = target.startsWith("/") ? target.substring(1) : folder + target;
                        var resolved = resolved(whole);
                        relations.putIfAbsent(id, new Relation(type, resolved, resolved.equals(whole)));
                    }
                }
            }
            return relations;
        }

        private static String resolved(String path) {
            Deque<String> folders = new ArrayDeque<>();
            for (String folder : path.split("/", -1)) {
                if (folder.equals("..")) {
                    folders.pollLast();
                } else if (!folder.isEmpty() && !folder.equals(".")) {
                    folders.addLast(folder);
                }
            }
            return String.join("/", folders);
        }

        boolean isStrict(String part) throws IOException {
            var entry = entry(zip, part);
            if (entry == null) {
                return false;
            }
            try (var in = zip.getInputStream(entry)) {
                return new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1).contains(STRICT);
            }
        }

        /** What a relationship leads to, else what the list of types names; null when it is not there. */
        @Nullable
        String find(Map<String, Relation> relations, String kind, @Nullable String named) {
            return relations.values().stream()
                    .filter(relation -> relation.isOf(kind) && has(relation.target))
                    .map(Relation::target)
                    .findFirst()
                    .orElse(has(named) ? named : null);
        }

        /** The parts that the list of types names, by their types. */
        Map<String, String> named() throws IOException {
            var named = new HashMap<String, String>();
            if (!has(CONTENT_TYPES)) {
                return named;
            }
            try (var xml = open(CONTENT_TYPES)) {
                for (String name = xml.next(); name != null; name = xml.next()) {
                    var type = xml.attribute("ContentType");
                    var part = xml.attribute("PartName");
                    if (name.equals("Override") && type != null && part != null) {
                        named.putIfAbsent(
                                WORKBOOKS.contains(type) ? WORKBOOKS.getFirst() : type,
                                part.startsWith("/") ? part.substring(1) : part);
                    }
                }
            }
            return named;
        }
    }
}
