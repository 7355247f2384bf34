package io.financereport.statement.differential;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rows of a file as libofx reads them, by its program {@code ofxdump}. */
final class LibOfx {
    /** As the program prints a day in UTC. */
    private static final DateTimeFormatter PRINTED =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss uuuu 'UTC'", Locale.ROOT);

    /** The program prints two decimals of each amount. */
    private static final Pattern MORE_DECIMALS = Pattern.compile("<TRNAMT>\\s*[-+\\d,.]*[.,]\\d\\d\\d*[1-9]\\d*\\s");

    private LibOfx() {}

    static void requireInstalled() {
        var isInstalled = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ofxdump")));
        assumeTrue(isInstalled, "Not run: ofxdump of libofx is not installed");
    }

    /** Day and amount of each row in the order of the file; buys, sells and the like left out. */
    static List<String> rows(String file) {
        if (MORE_DECIMALS.matcher(file).find()) {
            throw new NotRead("an amount has more decimals than the program prints");
        }
        var rows = new ArrayList<String>();
        var isRow = false;
        var isInvestment = false;
        var day = "";
        var amount = "";
        for (String line : (printed(file) + "\nend():").split("\n")) {
            if (line.endsWith("():")) {
                if (isRow && !isInvestment) {
                    rows.add(day + " " + amount);
                }
                isRow = line.equals("ofx_proc_transaction():");
                isInvestment = false;
                day = "";
                amount = "";
            } else if (isRow) {
                var value = line.substring(line.indexOf(':') + 1).strip();
                var name = line.strip();
                if (name.startsWith("Date posted:")) {
                    day = LocalDate.parse(value.replaceAll(" +", " "), PRINTED).toString();
                } else if (name.startsWith("Total money amount:")) {
                    amount = new BigDecimal(value).stripTrailingZeros().toPlainString();
                } else if (name.startsWith("Investment transaction type:")) {
                    isInvestment = !value.startsWith("INVBANKTRAN");
                }
            }
        }
        return rows;
    }

    private static String printed(String file) {
        try {
            var path = Files.createTempFile("libofx", ".ofx");
            try {
                Files.writeString(path, OfxDifferentialTest.withoutZones(file), StandardCharsets.ISO_8859_1);
                var builder =
                        new ProcessBuilder("ofxdump", path.toString()).redirectError(ProcessBuilder.Redirect.DISCARD);
                builder.environment().put("TZ", "UTC");
                builder.environment().put("LC_ALL", "C");
                var process = builder.start();
                process.getOutputStream().close();
                try (var out = process.getInputStream()) {
                    return new String(out.readAllBytes(), StandardCharsets.ISO_8859_1);
                }
            } finally {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
