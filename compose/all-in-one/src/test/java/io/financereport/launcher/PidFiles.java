package io.financereport.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** What the launcher wrote down about the processes that run. */
public final class PidFiles {
    private PidFiles() {}

    public static TreeMap<String, Long> read(Path data) {
        var pids = new TreeMap<String, Long>();
        try (var files = Files.newDirectoryStream(data.resolve("run"), "*.pid")) {
            for (var file : files) {
                var name = file.getFileName().toString();
                var lines = Files.readAllLines(file);
                if (!lines.isEmpty()) {
                    pids.put(name.substring(0, name.length() - ".pid".length()), Long.parseLong(lines.get(0)));
                }
            }
            return pids;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
