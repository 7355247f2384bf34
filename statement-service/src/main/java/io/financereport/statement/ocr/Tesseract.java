package io.financereport.statement.ocr;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.TextRecognition;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Calls Tesseract once for each page, as a process of its own with a limit on its time, memory and answer: it is a large program that works on
 * what strangers made. Nothing of a file's name or content is part of a command. What fails here and not by the page, such as a full disk or a
 * service that stops, is thrown, so that the page is tried again.
 */
@Singleton
public final class Tesseract implements TextRecognition {
    /** Where Debian has it; a machine without it gives the process as much memory as there is. */
    private static final Path LIMITER = Path.of("/usr/bin/prlimit");

    /** A page of A3 at 300 dots per inch takes some 400 MiB. */
    private static final long MEMORY_BYTES_MAX = 2L << 30;

    /** A page of small print has 5 000 words, each a line of some 60 bytes. */
    private static final long ANSWER_BYTES_MAX = 4L << 20;

    private static final Duration LIST_MAX = Duration.ofSeconds(30);
    /** What a shell and prlimit answer when they cannot start a program. */
    private static final List<Integer> NOT_STARTED = List.of(126, 127);

    private static final Pattern BETWEEN_FOLDERS = Pattern.compile(Pattern.quote(File.pathSeparator));
    /** One block of lines: a table is not taken for columns of text (Tesseract's page segmentation mode 6). */
    private static final String ONE_BLOCK = "6";

    private final OcrSettings settings;
    private final RecognitionFolder folder;
    /** As they were when a document was last begun; null before the first one. */
    private volatile @Nullable String languages;

    @Inject
    Tesseract(OcrSettings settings) {
        this(settings, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @param parent of the folder in which pages lie */
    Tesseract(OcrSettings settings, Path parent) {
        this.settings = settings;
        this.folder = RecognitionFolder.in(parent);
    }

    /**
     * Why no text can be recognised here, as a sentence for the operator; null when it can. Looked up anew each time, so that the program can be
     * installed while the service runs.
     *
     * @throws IllegalStateException when the program is there and does not answer
     */
    public @Nullable String missing() {
        var found = isInstalled() ? languagesInstalled() : null;
        languages = found;
        if (found == null) {
            return "No text can be recognised here, for the program " + settings.command()
                    + " is not installed. Install the Debian package tesseract-ocr and read the statement again.";
        }
        return found.isEmpty()
                ? "No text can be recognised here, for none of the languages " + settings.languages()
                        + " is installed. Install a Debian package such as tesseract-ocr-eng and read the statement"
                        + " again."
                : null;
    }

    @Override
    public List<Word> words(BufferedImage page, ReadingLimits limits) {
        limits.check(0, 1);
        try {
            var picture = folder.file(".png", page.getWidth() * (long) page.getHeight());
            try {
                if (!ImageIO.write(page, "png", picture.toFile())) {
                    throw new IllegalStateException("A page of this kind cannot be written as PNG");
                }
                return switch (run(
                        settings.pageTimeMax(),
                        picture.toString(),
                        "stdout",
                        "--psm",
                        ONE_BLOCK,
                        "-l",
                        languages(),
                        "tsv")) {
                    case Answer.Said(String answer) -> Words.of(answer);
                    case Answer.TooSlow(), Answer.Failed(var _) ->
                        throw new Refusal(
                                ReadingCode.READING_TOOK_TOO_LONG,
                                "The text of a page was not recognised in time, or not at all. Scan it at 300 dots"
                                        + " per inch, in black and white.");
                };
            } finally {
                Files.deleteIfExists(picture);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String languages() {
        var known = languages;
        if (known == null) {
            missing();
            known = languages;
        }
        if (known == null || known.isEmpty()) {
            throw new IllegalStateException("Text is to be recognised, and " + settings.command() + " cannot do it");
        }
        return known;
    }

    private boolean isInstalled() {
        var command = Path.of(settings.command());
        if (command.getParent() != null) {
            return Files.isExecutable(command);
        }
        var folders = System.getenv("PATH");
        return folders != null
                && BETWEEN_FOLDERS
                        .splitAsStream(folders)
                        .anyMatch(each -> !each.isEmpty()
                                && Files.isExecutable(Path.of(each).resolve(command)));
    }

    /** The languages that are wanted and installed, as the program takes them; null when it cannot be started. */
    private @Nullable String languagesInstalled() {
        try {
            return switch (run(LIST_MAX, "--list-langs")) {
                case Answer.Said(String answer) -> wanted(answer);
                case Answer.Failed(var status) when NOT_STARTED.contains(status) -> null;
                case Answer.Failed(var status) ->
                    throw new IllegalStateException(
                            settings.command() + " does not list its languages: status " + status);
                case Answer.TooSlow() ->
                    throw new IllegalStateException(
                            settings.command() + " did not list its languages within " + LIST_MAX.toSeconds() + " s");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String wanted(String list) {
        var installed = list.lines().skip(1).map(String::strip).collect(Collectors.toSet());
        return Arrays.stream(settings.languages().split("\\+"))
                .filter(installed::contains)
                .collect(Collectors.joining("+"));
    }

    /** What came of calling the program. */
    private sealed interface Answer {
        record Said(String text) implements Answer {}

        record TooSlow() implements Answer {}

        /** It also fails when it wants too much memory or says too much. */
        record Failed(int status) implements Answer {}
    }

    /**
     * @throws IOException when the program cannot be called now, or its answer not be had
     */
    private Answer run(Duration max, String... arguments) throws IOException {
        var answer = folder.file(".tsv", ANSWER_BYTES_MAX);
        try {
            var builder = new ProcessBuilder(command(max, arguments))
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(answer.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            // Workers read side by side; more threads in each only wait for one another.
            builder.environment().put("OMP_THREAD_LIMIT", "1");
            var process = builder.start();
            try {
                if (!process.waitFor(max.toMillis(), TimeUnit.MILLISECONDS)) {
                    return new Answer.TooSlow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The service stops while a page is recognised", e);
            } finally {
                end(process);
            }
            // A program that runs out of disk may end as if nothing were.
            folder.requireRoom(ANSWER_BYTES_MAX);
            var isWhole = process.exitValue() == 0 && Files.size(answer) <= ANSWER_BYTES_MAX;
            return isWhole
                    ? new Answer.Said(new String(Files.readAllBytes(answer), StandardCharsets.UTF_8))
                    : new Answer.Failed(process.exitValue());
        } finally {
            Files.deleteIfExists(answer);
        }
    }

    /** The limits hold also when this process is ended and cannot hold the program to its time any more. */
    private List<String> command(Duration max, String... arguments) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(LIMITER)) {
            command.add(LIMITER.toString());
            command.add("--as=" + MEMORY_BYTES_MAX);
            command.add("--cpu=" + (max.toSeconds() + 1));
            command.add("--fsize=" + (ANSWER_BYTES_MAX + 1));
        }
        command.add(settings.command());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Ends it with what it started, which else would go on alone. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
