package io.financereport.statement.statement;

import io.financereport.statement.reading.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** File names are data: shown, never used as a path. */
final class FileNames {
    static final int LENGTH_MAX = 255;

    private FileNames() {}

    /** What is kept of the name that a client sent. */
    static String kept(@Nullable String sent) {
        var name = Texts.clean(sent == null ? "" : sent);
        var afterFolders = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        if (afterFolders.isBlank()) {
            return "statement";
        }
        return afterFolders.codePointCount(0, afterFolders.length()) <= LENGTH_MAX
                ? afterFolders
                : afterFolders.substring(0, afterFolders.offsetByCodePoints(0, LENGTH_MAX));
    }

    /** A header that offers the name for saving and can end nowhere else (RFC 6266, RFC 8187). */
    static String disposition(String name) {
        return "attachment; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A");
    }
}
