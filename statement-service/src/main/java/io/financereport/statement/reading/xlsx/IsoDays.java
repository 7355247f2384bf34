package io.financereport.statement.reading.xlsx;

import io.financereport.statement.reading.ReadingLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Makes texts of the cells that hold a day in ISO 8601 (ECMA-376 18.18.11, type d), which Excel reads and the library does not. What is
 * written so means the same as a text.
 */
final class IsoDays {
    private static final Pattern DAY = Pattern.compile("^(<(?:\\w+:)?c\\b[^>]*?\\s)t\\s*=\\s*[\"']d[\"']([^>]*>)");
    private static final int BUFFER_BYTES = 64 * 1024;

    private IsoDays() {}

    /** From tag to tag; between two stands less than the workbook was refused for. */
    static void copyAsTexts(InputStream in, OutputStream out, ReadingLimits limits) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        var carried = "";
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            limits.check(0, 1);
            var text = carried + new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
            var from = 0;
            for (int next = text.indexOf('<', 1); next >= 0; next = text.indexOf('<', from + 1)) {
                out.write(asText(text.substring(from, next)).getBytes(StandardCharsets.ISO_8859_1));
                from = next;
            }
            carried = text.substring(from);
        }
        out.write(asText(carried).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A cell without anything in it has no type either. */
    private static String asText(String tag) {
        var day = DAY.matcher(tag);
        if (!tag.startsWith("<") || !day.find()) {
            return tag;
        }
        var type = day.group(2).endsWith("/>") ? "" : "t=\"str\"";
        return day.group(1) + type + day.group(2) + tag.substring(day.end());
    }
}
