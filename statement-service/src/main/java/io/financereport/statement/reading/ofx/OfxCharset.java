package io.financereport.statement.reading.ofx;

import io.financereport.statement.reading.SourceDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The charset that the header claims. Headers lie: it counts only for what is not valid UTF-8. */
final class OfxCharset {
    private static final int HEAD_BYTES = 1_024;
    private static final Pattern SGML = Pattern.compile("CHARSET:\\s{0,9}([A-Za-z0-9_-]{1,20})");
    private static final Pattern XML = Pattern.compile("encoding=[\"']([A-Za-z0-9_-]{1,20})[\"']");

    private OfxCharset() {}

    static @Nullable Charset labelled(SourceDocument document) throws IOException {
        String head;
        try (InputStream in = document.open()) {
            head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
        }
        for (Pattern pattern : List.of(SGML, XML)) {
            var label = pattern.matcher(head);
            if (label.find()) {
                return named(label.group(1));
            }
        }
        return null;
    }

    private static @Nullable Charset named(String label) {
        var name = label.toLowerCase(Locale.ROOT);
        var single = name.matches("\\d{3,4}") ? "windows-" + name : name.startsWith("8859-") ? "iso-" + name : name;
        var isReadable =
                (single.startsWith("windows-125") || single.startsWith("iso-8859-")) && Charset.isSupported(single);
        // Banks that say ISO-8859-1 write the euro sign and dashes of its superset.
        return isReadable ? Charset.forName(single.equals("iso-8859-1") ? "windows-1252" : single) : null;
    }
}
