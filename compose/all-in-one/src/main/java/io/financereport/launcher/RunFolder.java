package io.financereport.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code .data/run}: a lock, so that one data folder is never served twice, and for each process a file {@code <name>.pid} of two lines, its id
 * and when it started. The second line tells a process of ours from a later one with the same id.
 */
final class RunFolder implements AutoCloseable {
    private static final Duration ORPHAN_STOP_MAX = Duration.ofSeconds(5);
    private static final String ENDING = ".pid";

    private final Path folder;
    private final FileChannel channel;

    private RunFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static RunFolder lock(Path data) {
        var folder = data.resolve("run");
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lockOrNull(channel) == null) {
                channel.close();
                throw new StartFailure(
                        "%s is in use by a launcher that runs already: stop it, or choose another folder with -D%s=<folder>."
                                .formatted(data, Setting.DATA_DIRECTORY.property()));
            }
            return new RunFolder(folder, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock lockOrNull(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    void write(String name, ProcessHandle process) {
        try {
            Files.writeString(file(name), process.pid() + "\n" + startOf(process) + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends what an earlier launcher left behind when it was killed: services first, the database last. */
    void stopOrphans() {
        for (var name : namesInStopOrder()) {
            orphan(name).ifPresent(process -> {
                var signal = name.equals(Postgres.NAME) ? Command.StopSignal.INT : Command.StopSignal.TERM;
                Signals.stop(process, signal, ORPHAN_STOP_MAX);
            });
            remove(name);
        }
    }

    private List<String> namesInStopOrder() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .sorted(Comparator.comparingInt(RunFolder::stopRank).thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int stopRank(String name) {
        return switch (name) {
            case Redis.NAME -> 1;
            case Postgres.NAME -> 2;
            default -> 0;
        };
    }

    private Optional<ProcessHandle> orphan(String name) {
        try {
            var lines = Files.readAllLines(file(name), StandardCharsets.UTF_8);
            if (lines.size() < 2 || !lines.get(0).matches("\\d+")) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(lines.get(0)))
                    .filter(process -> startOf(process).equals(lines.get(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    private Path file(String name) {
        return folder.resolve(name + ENDING);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
