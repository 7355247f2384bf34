package io.financereport.statement.ocr;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.TextRecognition;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Calls Tesseract once for each page, as a process of its own with a limit on its time, memory and answer: it is a large program that works on
 * what strangers made. Nothing of a file's name or content is part of a command.
 */
@Singleton
public final class Tesseract implements TextRecognition {
    /** Where Debian has it; a machine without it gives the process as much memory as there is. */
    private static final Path LIMITER = Path.of("/usr/bin/prlimit");

    /** A page of A3 at 300 dots per inch takes some 400 MiB. */
    private static final long MEMORY_BYTES_MAX = 2L << 30;

    /** A page of small print has 5 000 words, each a line of some 60 bytes. */
    private static final long ANSWER_BYTES_MAX = 4L << 20;

    private static final Duration LIST_MAX = Duration.ofSeconds(5);
    /** One block of lines: a table is not taken for columns of text (Tesseract's page segmentation mode 6). */
    private static final String ONE_BLOCK = "6";

    private final OcrSettings settings;

    Tesseract(OcrSettings settings) {
        this.settings = settings;
    }

    /** Why no text can be recognised here, as a sentence for the operator; null when it can. Looked up anew each time. */
    public @Nullable String missing() {
        var installed = installed();
        if (installed == null) {
            return "No text can be recognised here, for the program " + settings.command()
                    + " is not installed. Install the Debian package tesseract-ocr and read the statement again.";
        }
        return languages(installed).isEmpty()
                ? "No text can be recognised here, for none of the languages " + settings.languages()
                        + " is installed. Install a Debian package such as tesseract-ocr-eng and read the statement"
                        + " again."
                : null;
    }

    @Override
    public List<Word> words(BufferedImage page, ReadingLimits limits) {
        limits.check(0, 1);
        var installed = installed();
        var languages = installed == null ? "" : languages(installed);
        try {
            var picture = Files.createTempFile("page", ".png");
            try {
                ImageIO.write(page, "png", picture.toFile());
                var answer = run(
                        settings.pageTimeMax(),
                        picture.toString(),
                        "stdout",
                        "--psm",
                        ONE_BLOCK,
                        "-l",
                        languages,
                        "tsv");
                if (answer == null) {
                    throw new Refusal(
                            ReadingCode.READING_TOOK_TOO_LONG,
                            "The text of a page was not recognised in time, or not at all. Scan it at 300 dots per"
                                    + " inch, in black and white.");
                }
                return Words.of(answer);
            } finally {
                Files.deleteIfExists(picture);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The languages that are wanted and installed, as the program takes them. */
    private String languages(Set<String> installed) {
        return Arrays.stream(settings.languages().split("\\+"))
                .filter(installed::contains)
                .collect(Collectors.joining("+"));
    }

    /** The languages that are installed; null when the program is not. */
    private @Nullable Set<String> installed() {
        var answer = run(LIST_MAX, "--list-langs");
        return answer == null ? null : answer.lines().skip(1).map(String::strip).collect(Collectors.toSet());
    }

    /** What the program answers; null when it cannot be run, fails, says too much or takes too long. */
    private @Nullable String run(Duration max, String... arguments) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(LIMITER)) {
            command.add(LIMITER.toString());
            command.add("--as=" + MEMORY_BYTES_MAX);
        }
        command.add(settings.command());
        command.addAll(List.of(arguments));
        try {
            var answer = Files.createTempFile("page", ".tsv");
            try {
                var builder = new ProcessBuilder(command)
                        .redirectInput(ProcessBuilder.Redirect.from(
                                Path.of("/dev/null").toFile()))
                        .redirectOutput(answer.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
                // Workers read side by side; more threads in each only wait for one another.
                builder.environment().put("OMP_THREAD_LIMIT", "1");
                var process = builder.start();
                return ends(process, max) && Files.size(answer) <= ANSWER_BYTES_MAX
                        ? Files.readString(answer, StandardCharsets.UTF_8)
                        : null;
            } finally {
                Files.deleteIfExists(answer);
            }
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean ends(Process process, Duration max) {
        try {
            return process.waitFor(max.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }
}
