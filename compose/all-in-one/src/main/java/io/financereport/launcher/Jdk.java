package io.financereport.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The JDK that the build's toolchain found, as {@code java -XshowSettings:properties} wrote it down. */
final class Jdk {
    private static final String HOME = "java.home = ";

    private Jdk() {}

    static Path home(Path settings) throws IOException {
        try (var lines = Files.lines(settings, StandardCharsets.UTF_8)) {
            return lines.map(String::strip)
                    .filter(line -> line.startsWith(HOME))
                    .map(line -> Path.of(line.substring(HOME.length())))
                    .findFirst()
                    .orElseThrow(() -> new StartFailure(settings + " does not say where the JDK is."));
        }
    }
}
