package io.financereport.report.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.financereport.money.Money;
import io.financereport.report.ReportClient;
import io.financereport.report.TestJournal;
import io.financereport.report.balances.Ledger;
import io.financereport.report.financials.BalanceSheet;
import io.financereport.report.financials.FiscalYear;
import io.financereport.report.financials.IncomeStatement;
import io.financereport.report.financials.Line;
import io.financereport.report.financials.Period;
import io.financereport.report.financials.Section;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.test.Gen;
import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HledgerTest implements OnRealParts {
    private static final Logger LOG = LoggerFactory.getLogger(HledgerTest.class);
    private static final Path HLEDGER = Path.of("/usr/bin/hledger");
    /** Names and memos that hledger would read as something else, were they written as they are. */
    private static final List<String> DEVIOUS = List.of(
            "plain",
            "(code) = 2026",
            "* ! ; comment",
            "two  spaces\tand\na line",
            "a:b: c",
            "",
            "••6789",
            "date:2026-99-99 [2026-13-13]",
            "=1 @ 2 | {3}",
            "\u00a0nbsp\u00a0\u00a0",
            "\"quoted\"",
            "你好",
            "long\nlines ".repeat(100));

    @Inject
    ReportClient service;

    @Inject
    JournalExport export;

    @Inject
    Ledger ledger;

    @TempDir
    Path folder;

    @Override
    public String service() {
        return "report";
    }

    @Test
    void hledger_checks_the_journal_strictly_and_prints_the_same_balances_and_reports() {
        var missing = "hledger is not installed: nobody checked that it reads the export";
        if (!Files.isExecutable(HLEDGER)) {
            LOG.warn(missing);
        }
        assumeThat(HLEDGER).as(missing).isExecutable();
        Gen.check(6, gen -> {
            var workspace = new WorkspaceId(UUID.randomUUID());
            var accounts = gen.between(2, 9);
            service.hears(workspace, journal(gen, workspace, accounts));

            for (String query : List.of("", "&includeVoided=true")) {
                var file = exported(workspace, query);

                hledger(file, "check", "-s");
                assertThat(balances(hledger(file, "balance", "--flat", "--layout=bare", "-N", "-O", "csv")))
                        .isEqualTo(balances(workspace));
                var asOf = day(gen);
                assertThat(sections(hledger(file, report("balancesheetequity", asOf))))
                        .isEqualTo(balanceSheet(workspace, asOf));
                var from = day(gen);
                var to = from.plusDays(gen.between(0, 400));
                assertThat(sections(hledger(file, report("incomestatement", to, "-b", from.toString()))))
                        .isEqualTo(incomeStatement(workspace, new Period(from, to)));
            }
        });
    }

    @Test
    void an_empty_journal_is_one_too() {
        var workspace = new WorkspaceId(UUID.randomUUID());

        assertThat(service.get(workspace, "/exports/journal", "*/*").body()).isEqualTo("decimal-mark .\n\n\n");
    }

    @Test
    void an_entry_and_the_mirror_that_voids_it_are_left_out_unless_asked_for() {
        var workspace = new WorkspaceId(UUID.randomUUID());
        var journal = new TestJournal(workspace).open("Bank", "asset").open("Food", "expense");
        var kept = journal.post("2026-01-02", "kept", "Food", "Bank", "1.00", "SGD");
        var taken = journal.post("2026-01-01", "taken back", "Food", "Bank", "2.00", "SGD");
        var mirror = journal.voided(taken);
        service.hears(workspace, journal);

        assertThat(service.get(workspace, "/exports/journal?format=hledger", "*/*")
                        .body())
                .contains(kept.toString())
                .doesNotContain(taken.toString(), mirror.toString());
        assertThat(service.get(workspace, "/exports/journal?format=hledger&includeVoided=true", "text/plain")
                        .body())
                .contains(kept.toString(), taken.toString(), mirror.toString());
    }

    @Test
    void a_long_journal_is_streamed_in_date_order() {
        var workspace = new WorkspaceId(UUID.randomUUID());
        var journal = new TestJournal(workspace).open("Bank", "asset").open("Food", "expense");
        for (int i = 0; i < 2_500; i++) {
            journal.post(
                    LocalDate.of(2026, 1, 1).plusDays(i * 7L % 300).toString(), "entry", "Food", "Bank", "1.00", "SGD");
        }
        service.hears(workspace, journal);

        var answer = service.get(workspace, "/exports/journal", "text/plain");

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(answer.body()
                        .lines()
                        .filter(line -> line.startsWith("2026-"))
                        .toList())
                .hasSize(2_500)
                .extracting(line -> line.substring(0, 10))
                .isSorted();
    }

    @Test
    void an_export_is_read_as_it_is_taken_and_breaks_off_rather_than_mix_two_logs() throws IOException {
        var workspace = new WorkspaceId(UUID.randomUUID());
        var journal = new TestJournal(workspace).open("Bank", "asset").open("Food", "expense");
        for (int i = 0; i < 3_000; i++) {
            journal.post("2026-01-01", "entry", "Food", "Bank", "1.00", "SGD");
        }
        service.hears(workspace, journal);

        try (var text = export.hledger(workspace, Voided.LEFT_OUT)) {
            assertThat(text.read()).isEqualTo('d');
            service.hears(workspace, new TestJournal(workspace).open("Bank", "asset"));

            assertThatIllegalStateException().isThrownBy(text::readAllBytes).withMessageContaining("begun anew");
        }
    }

    private static TestJournal journal(Gen gen, WorkspaceId workspace, int accounts) {
        var journal = new TestJournal(workspace);
        // The last one is never opened: an entry may arrive before its account.
        for (int i = 0; i < accounts - 1; i++) {
            var type = gen.oneOf("asset", "liability", "equity", "income", "expense");
            journal.open("account " + i, gen.oneOf(DEVIOUS), type, "", 1);
        }
        var posted = new ArrayList<UUID>();
        gen.listOf(1, 80, g -> g).forEach(g -> {
            var currency = g.oneOf("SGD", "JPY", "BHD");
            var amount = Money.ofMinorUnits(g.between(-10_000_000L, 10_000_000L), Currency.getInstance(currency));
            posted.add(journal.post(
                    day(g),
                    g.oneOf(DEVIOUS),
                    List.of(
                            new TestJournal.Posting("account " + g.between(0, accounts - 1), amount),
                            new TestJournal.Posting("account " + g.between(0, accounts - 1), amount.negated()))));
        });
        posted.stream().filter(entry -> gen.onceIn(5)).forEach(journal::voided);
        return journal;
    }

    private static LocalDate day(Gen gen) {
        return LocalDate.of(2020, 1, 1).plusDays(gen.between(0, 2000));
    }

    private Path exported(WorkspaceId workspace, String query) {
        var answer = service.get(workspace, "/exports/journal?format=hledger" + query, "*/*");
        assertThat(answer.statusCode()).isEqualTo(200);
        try {
            return Files.writeString(folder.resolve(UUID.randomUUID() + ".journal"), answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** hledger's end is the day after. */
    private static String[] report(String name, LocalDate to, String... more) {
        var words = new ArrayList<>(List.of(name, "-e", to.plusDays(1).toString()));
        words.addAll(List.of("--flat", "--layout=bare", "-O", "csv"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static List<String> hledger(Path file, String... arguments) {
        var command = new ArrayList<>(List.of(HLEDGER.toString(), "-f", file.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue())
                    .as(output + "\n" + Files.readString(file))
                    .isZero();
            return output.lines().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Sums are compared per currency as bags, since names are hledger's own: an amount that is not zero is printed once. */
    private static Map<String, Integer> balances(List<String> csv) {
        var bag = new HashMap<String, Integer>();
        csv.stream().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
            var cells = line.substring(1, line.length() - 1).split("\",\"", -1);
            add(bag, Money.of(cells[cells.length - 1], cells[cells.length - 2]));
        });
        return bag;
    }

    /** What stands in each section, as hledger calls them; a row without an amount begins one. */
    private static Map<String, Map<String, Integer>> sections(List<String> csv) {
        var sections = new HashMap<String, Map<String, Integer>>();
        Map<String, Integer> section = new HashMap<>();
        for (String line : csv.subList(2, csv.size())) {
            var cells = line.substring(1, line.length() - 1).split("\",\"", -1);
            var amount = cells[cells.length - 1];
            if (amount.isEmpty()) {
                section = sections.computeIfAbsent(cells[0], name -> new HashMap<>());
            } else if (!cells[0].equals("total") && !cells[0].equals("Net:")) {
                add(section, Money.of(amount, cells[cells.length - 2]));
            }
        }
        return sections;
    }

    private Map<String, Map<String, Integer>> balanceSheet(WorkspaceId workspace, LocalDate asOf) {
        var books = ledger.read(workspace, BalanceSheet.days(asOf, FiscalYear.CALENDAR));
        var sheet = BalanceSheet.of(asOf, Currency.getInstance("SGD"), FiscalYear.CALENDAR, books);
        return Map.of(
                "Assets", lines(sheet.assets()),
                "Liabilities", lines(sheet.liabilities()),
                "Equity", lines(sheet.equity()));
    }

    private Map<String, Map<String, Integer>> incomeStatement(WorkspaceId workspace, Period period) {
        var books = ledger.read(workspace, IncomeStatement.days(period));
        var statement = IncomeStatement.of(period, Currency.getInstance("SGD"), books);
        return Map.of("Revenues", lines(statement.income()), "Expenses", lines(statement.expenses()));
    }

    /** Without the computed lines, which hledger knows nothing of. */
    private static Map<String, Integer> lines(Section section) {
        var bag = new HashMap<String, Integer>();
        section.lines().stream()
                .filter(line -> line instanceof Line.OfAccount)
                .forEach(line -> add(bag, line.amount()));
        return bag;
    }

    private Map<String, Integer> balances(WorkspaceId workspace) {
        var day = LocalDate.of(2199, 12, 31);
        var bag = new HashMap<String, Integer>();
        ledger.read(workspace, Set.of(day))
                .at(day)
                .forEach(position -> add(bag, position.turnover().balance()));
        return bag;
    }

    private static void add(Map<String, Integer> bag, Money amount) {
        if (!amount.isZero()) {
            bag.merge(amount.toString(), 1, Integer::sum);
        }
    }
}
