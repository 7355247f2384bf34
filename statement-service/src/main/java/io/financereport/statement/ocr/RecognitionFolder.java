package io.financereport.statement.ocr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where pages lie while they are recognised: a folder that only this process reads. What processes left that were ended in the middle of a page
 * is swept when the next one starts.
 */
final class RecognitionFolder {
    private static final Logger LOG = LoggerFactory.getLogger(RecognitionFolder.class);
    private static final String PREFIX = "recognition-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,10})-.*");

    /** The start of a process and the time of a folder are not told by the same clock. */
    private static final Duration CLOCKS_APART_MAX = Duration.ofSeconds(2);

    private final Path folder;

    private RecognitionFolder(Path folder) {
        this.folder = folder;
    }

    /** @param parent of the folders of all processes of this machine */
    static RecognitionFolder in(Path parent) {
        try {
            sweep(parent);
            return new RecognitionFolder(Files.createTempDirectory(
                    parent, PREFIX + ProcessHandle.current().pid() + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new file. Its bytes have to find room, or a page with half of its words would be taken for a whole one. */
    Path file(String suffix, long bytesMax) throws IOException {
        Files.createDirectories(folder);
        requireRoom(bytesMax);
        return Files.createTempFile(folder, "page", suffix);
    }

    void requireRoom(long bytes) throws IOException {
        var room = Files.getFileStore(folder).getUsableSpace();
        if (room < bytes) {
            throw new IOException("The disk of " + folder + " is full: it has room for " + room + " bytes");
        }
    }

    private static void sweep(Path parent) throws IOException {
        List<Path> left;
        try (Stream<Path> entries = Files.list(parent)) {
            left = entries.filter(RecognitionFolder::isLeft).toList();
        }
        for (Path folder : left) {
            try {
                delete(folder);
            } catch (IOException e) {
                LOG.warn("What an ended process left in {} cannot be deleted: {}", folder, e.getMessage());
            }
        }
    }

    /** Whether its process is gone. In a container each process has the number of the one before it. */
    private static boolean isLeft(Path folder) {
        var name = NAME.matcher(folder.getFileName().toString());
        if (!name.matches()) {
            return false;
        }
        var owner = ProcessHandle.of(Long.parseLong(name.group(1)));
        return owner.isEmpty()
                || owner.get()
                        .info()
                        .startInstant()
                        .map(from -> isOlder(folder, from))
                        .orElse(false);
    }

    private static boolean isOlder(Path folder, Instant than) {
        try {
            return Files.getLastModifiedTime(folder).toInstant().isBefore(than.minus(CLOCKS_APART_MAX));
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
