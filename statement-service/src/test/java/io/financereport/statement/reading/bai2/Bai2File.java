package io.financereport.statement.reading.bai2;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Files written for a test. */
final class Bai2File {
    static final String HEAD = "01,BANK,ME,260105,0600,1,,,2/\n";

    private Bai2File() {}

    /** A file of one account on 4 January 2026, its trailers left blank. */
    static ReadFile day(String... records) {
        return groups("02,ME,0260,1,260104,,,2/", String.join("\n", records));
    }

    static ReadFile group(String header, String... records) {
        return ReadFile.text(HEAD + header + "\n" + String.join("\n", records) + "\n98,,,/\n99,,,/\n");
    }

    /** Headers of groups, each before the records of its account. */
    static ReadFile groups(String... parts) {
        var text = new StringBuilder(HEAD);
        for (int at = 0; at < parts.length; at += 2) {
            text.append(parts[at]).append('\n').append(parts[at + 1]).append("\n49,,/\n98,,,/\n");
        }
        return ReadFile.text(text.append("99,,,/\n").toString());
    }

    static List<String> pieces(String text, ReadFile read) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return read.rows().stream()
                .map(row -> (Source.Bytes) row.source())
                .map(at -> new String(bytes, (int) at.from(), (int) (at.to() - at.from()), StandardCharsets.UTF_8))
                .toList();
    }
}
