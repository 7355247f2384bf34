package io.financereport.test.format;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code check ROOT} names the Java sources that are not laid out; {@code apply ROOT} lays them out. */
public final class SourceFormat {
    private static final Set<String> SKIPPED_FOLDERS = Set.of("target", "node_modules", ".git", ".data");
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(false)
            .build());

    private SourceFormat() {}

    public static void main(String[] arguments) throws IOException {
        var apply = arguments[0].equals("apply");
        var unformatted = sources(Path.of(arguments[1])).parallelStream()
                .filter(source -> !isLaidOut(source, apply))
                .toList();
        if (apply || unformatted.isEmpty()) {
            return;
        }
        throw new IllegalStateException("Not laid out; run 'mvn -Pformat' and commit:\n  "
                + String.join("\n  ", unformatted.stream().map(Path::toString).toList()));
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().flatMap(SourceFormat::sourcesIn).toList();
        }
    }

    private static Stream<Path> sourcesIn(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return SKIPPED_FOLDERS.contains(path.getFileName().toString()) ? Stream.of() : sources(path).stream();
            } else {
                return path.toString().endsWith(".java") ? Stream.of(path) : Stream.of();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLaidOut(Path source, boolean apply) {
        try {
            var text = Files.readString(source, StandardCharsets.UTF_8);
            var laidOut = FORMATTER.formatSourceAndFixImports(text);
            if (laidOut.equals(text)) {
                return true;
            }
            if (apply) {
                Files.writeString(source, laidOut, StandardCharsets.UTF_8);
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FormatterException e) {
            throw new IllegalStateException(source + " cannot be parsed", e);
        }
    }
}
