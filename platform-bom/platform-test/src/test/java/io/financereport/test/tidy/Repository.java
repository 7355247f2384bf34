package io.financereport.test.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The text files of this repository, build results left out. */
final class Repository {
    private static final Set<String> NOT_OURS =
            Set.of(".git", "target", "node_modules", "dist", ".data", ".idea", ".vscode", "site");
    private static final Set<String> TEXT = Set.of(
            "java",
            "ts",
            "tsx",
            "css",
            "html",
            "sql",
            "sh",
            "yml",
            "yaml",
            "json",
            "xml",
            "md",
            "mjs",
            "js",
            "properties");

    private final Path root;
    private final List<Source> sources;

    /** A file and what it says; the path is relative to the repository. */
    record Source(String path, String text) {
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        boolean isJava() {
            return path.endsWith(".java");
        }

        boolean isMainJava() {
            return isJava() && path.contains("/src/main/java/");
        }

        List<String> lines() {
            return text.lines().toList();
        }
    }

    private Repository(Path root, List<Source> sources) {
        this.root = root;
        this.sources = sources;
    }

    static Repository read() {
        var given = System.getProperty("repository.root");
        if (given == null) {
            throw new IllegalStateException("The system property repository.root is not set; run through Maven");
        }
        var root = Path.of(given);
        var sources = new ArrayList<Source>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    var name = file.getFileName().toString();
                    if (TEXT.contains(name.substring(name.lastIndexOf('.') + 1)) || file.endsWith(".ci/run")) {
                        sources.add(new Source(
                                root.relativize(file).toString(),
                                new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Repository(root, List.copyOf(sources));
    }

    List<Source> where(Predicate<Source> condition) {
        return sources.stream().filter(condition).toList();
    }

    List<String> topLevel() {
        try (var children = Files.list(root)) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String path) {
        return root.resolve(path);
    }

    String text(String path) {
        return where(source -> source.path().equals(path)).stream()
                .findFirst()
                .map(Source::text)
                .orElse("");
    }
}
