package io.financereport.statement.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.statement.alignment.Ledger.File;
import io.financereport.statement.alignment.Ledger.FileRow;
import io.financereport.statement.proof.Proof;
import io.financereport.statement.proof.ProofBuilder;
import io.financereport.statement.proof.ProofBuilder.Stated;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.RowRead;
import io.financereport.test.Gen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same days in any format, cut into any overlapping files, reordered within each day, in any order and more than once, are the
 * same transactions; and each row says why it is one of them.
 */
class FormatIdentityTest {
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-13");
    private static final Money BEFORE = Money.of("1000.00", "SGD");

    @Test
    void whatever_the_format_of_each_file_the_transactions_are_the_same() {
        Gen.check(300, gen -> {
            var truth = truth(gen);
            var files = new ArrayList<File>();
            for (File file : cutBetweenDays(gen, truth)) {
                for (int copies = gen.between(1, 3); copies > 0; copies--) {
                    files.add(read(gen.oneOf(Rendering.values()), reordered(gen, file)));
                }
            }
            var ledger = new Ledger();

            gen.shuffled(files).forEach(ledger::approve);

            assertThat(ledger.lines())
                    .isEqualTo(truth.rows().stream()
                            .map(row -> row.on() + " " + row.amount())
                            .sorted()
                            .toList());
            requireReasons(ledger, files, truth);
        });
    }

    /** One for each row, as many births as transactions, and none that the numbers contradict. */
    private static void requireReasons(Ledger ledger, List<File> files, File truth) {
        assertThat(ledger.decisions())
                .hasSize(files.stream().mapToInt(file -> file.rows().size()).sum());
        assertThat(ledger.decisions()).filteredOn(RowDecision::isBirth).hasSameSizeAs(truth.rows());
        for (RowDecision decision : ledger.decisions()) {
            switch (decision.reason()) {
                case FIRST -> assertThat(decision.transactions()).isZero();
                case MORE -> assertThat(decision.rows()).isGreaterThan(decision.transactions());
                case SAME_NUMBER -> assertThat(decision.rows()).isEqualTo(decision.transactions());
                case ASSUMED -> assertThat(decision.rows()).isNotEqualTo(decision.transactions());
                default -> assertThat(decision.transactions()).isPositive();
            }
        }
    }

    /** Banks list a day in another order from one download to the next. */
    private static File reordered(Gen gen, File file) {
        var rows = new ArrayList<FileRow>();
        file.rows().stream()
                .collect(Collectors.groupingBy(FileRow::on, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(day -> rows.addAll(gen.onceIn(2) ? gen.shuffled(day) : day));
        return new File(rows, file.opening(), file.closing());
    }

    /** Otherwise the property would hold for readers that read nothing. */
    @ParameterizedTest
    @EnumSource(Rendering.class)
    void each_format_says_the_same_rows(Rendering format) {
        Gen.check(50, gen -> {
            var truth = truth(gen);

            var read = ReadFile.bytes(format.of(truth), "SGD", null);

            assertThat(read.rows())
                    .extracting(row -> row.bookedOn() + " " + row.amount() + " " + row.isBooked())
                    .containsExactlyElementsOf(truth.rows().stream()
                            .map(row -> row.on() + " " + row.amount() + " true")
                            .toList());
            assertThat(proves(read, truth))
                    .isEqualTo(EnumSet.of(
                                    Rendering.CSV_WITH_BALANCES,
                                    Rendering.MT940,
                                    Rendering.CAMT,
                                    Rendering.BAI2,
                                    Rendering.XLSX,
                                    Rendering.PDF)
                            .contains(format));
        });
    }

    private static boolean proves(ReadFile read, File truth) {
        var account = read.read().accounts().getFirst();
        var proof = proof(read)
                .proof(new Stated(
                        account.statedFrom(), account.statedTo(), account.statedOpening(), account.statedClosing()));
        assertThat(proof.proof()).isNotEqualTo(Proof.CONTRADICTED);
        // One row with a balance beside it proves nothing.
        return proof.proof() == Proof.PROVEN
                || (truth.rows().size() == 1 && read.rows().getFirst().balance() != null);
    }

    private static File read(Rendering format, File file) {
        var read = ReadFile.bytes(format.of(file), "SGD", null);
        var account = read.read().accounts().getFirst();
        var proof = proof(read)
                .proof(new Stated(
                        account.statedFrom(), account.statedTo(), account.statedOpening(), account.statedClosing()));
        var known = proof.openingKnown();
        return new File(
                read.rows().stream()
                        .map(row -> new FileRow(row.bookedOn(), row.amount(), row.description(), row.balance()))
                        .toList(),
                known ? proof.opening() : null,
                known ? proof.computedClosing() : null);
    }

    private static ProofBuilder proof(ReadFile read) {
        var proof = new ProofBuilder(BEFORE.currency());
        for (RowRead row : read.rows()) {
            proof.accept(row.bookedOn(), row.amount(), row.balance(), 1);
        }
        return proof;
    }

    /** Rows with repeats. The days are beyond the twelfth, so that nobody has to be asked for their order. */
    private static File truth(Gen gen) {
        var rows = new ArrayList<FileRow>();
        var balance = BEFORE;
        var day = FIRST_DAY;
        var size = gen.between(1, 30);
        for (int i = 0; i < size; i++) {
            day = day.plusDays(gen.onceIn(3) && day.getDayOfMonth() < 28 ? 1 : 0);
            var amount = gen.onceIn(8) ? "977.77" : gen.oneOf("-2.50", "-2.50", "-5.00", "-12.30");
            var row = new FileRow(day, Money.of(amount, "SGD"), gen.oneOf("TEA", "TEA", "BUS"), null);
            balance = balance.plus(row.amount());
            rows.add(row);
        }
        return new File(rows, BEFORE, balance);
    }

    private static List<File> cutBetweenDays(Gen gen, File truth) {
        var days = truth.rows().stream().map(FileRow::on).distinct().toList();
        var files = new ArrayList<File>();
        var covered = 0;
        while (covered < days.size()) {
            var from = days.get(Math.max(0, covered - gen.between(0, 3)));
            covered = Math.min(days.size(), covered + gen.between(1, 4));
            var to = days.get(covered - 1);
            files.add(part(truth, from, to));
        }
        return files;
    }

    private static File part(File truth, LocalDate from, LocalDate to) {
        var opening = BEFORE;
        var closing = BEFORE;
        var rows = new ArrayList<FileRow>();
        for (FileRow row : truth.rows()) {
            opening = row.on().isBefore(from) ? opening.plus(row.amount()) : opening;
            closing = row.on().isAfter(to) ? closing : closing.plus(row.amount());
            if (!row.on().isBefore(from) && !row.on().isAfter(to)) {
                rows.add(row);
            }
        }
        return new File(rows, opening, closing);
    }
}
