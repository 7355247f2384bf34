package io.financereport.acceptance;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The program of that name reading the exported journal: somebody else's idea of the same books. */
final class Hledger {
    private final Path journal;

    Hledger(Path journal) {
        this.journal = journal;
    }

    /** What a register line says. */
    record Line(LocalDate date, BigDecimal amount) {
        Line {
            amount = amount.setScale(2);
        }
    }

    /** Accounts and commodities declared, entries balanced: {@code hledger check -s} says nothing. */
    void check() {
        run("check", "-s");
    }

    List<Line> register(String account) {
        return lines(
                run("register", "-O", "csv", "acct:^" + Pattern.quote(account).replaceAll("\\\\[QE]", "") + "$"));
    }

    /** Postings to accounts whose name matches, of exactly that amount, either sign. */
    List<Line> postings(String accounts, BigDecimal amount) {
        var found = new ArrayList<Line>(lines(run("register", "-O", "csv", "acct:" + accounts, "amt:=" + amount)));
        found.addAll(lines(run("register", "-O", "csv", "acct:" + accounts, "amt:=" + amount.negate())));
        return found;
    }

    private static List<Line> lines(String csv) {
        return csv.lines().skip(1).map(Hledger::line).toList();
    }

    /** Every field is quoted: txnidx, date, code, description, account, amount, total. */
    private static Line line(String csv) {
        var cells = csv.substring(1, csv.length() - 1).split("\",\"", -1);
        return new Line(LocalDate.parse(cells[1]), amount(cells[cells.length - 2]));
    }

    BigDecimal balance(String account) {
        return register(account).stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text.replaceAll("[^0-9.-]", ""));
    }

    private String run(String... words) {
        try {
            var all = new ArrayList<>(List.of("hledger", "-f", journal.toString()));
            all.addAll(Arrays.asList(words));
            // What it has to say against the journal stands in Maven's log, above the failure.
            var process = new ProcessBuilder(all)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", all) + " ended with " + process.exitValue());
            }
            return output;
        } catch (IOException e) {
            throw new IllegalStateException("hledger is needed: it is a Debian package of that name", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
