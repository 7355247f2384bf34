package io.financereport.statement.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.RowRead;
import io.financereport.test.Gen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each account changes on each day by as much as hledger says, where it is installed. */
class HledgerDifferentialTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIALS = 25;

    /** As our own export writes a journal. */
    private static final String EXPORTED = """
        decimal-mark .

        commodity 1000.00 EUR
        commodity 1000. JPY

        account assets:Giro  ; type: C
        account expenses:Food  ; type: X
        account liabilities:Card (blue)  ; type: L

        2026-01-02 (7f1c9a52-4a10-4a4e-8f4c-5b1a2d3e4f50) Lunch, with Eva
            expenses:Food  18.40 EUR  ; two menus
            liabilities:Card (blue)  -18.40 EUR

        2026-01-03 (7f1c9a52-4a10-4a4e-8f4c-5b1a2d3e4f51)
            assets:Giro  -18.40 EUR
            liabilities:Card (blue)  18.40 EUR

        2026-01-04 (7f1c9a52-4a10-4a4e-8f4c-5b1a2d3e4f52) Tokyo
            assets:Giro  -1500 JPY
            expenses:Food  1500 JPY
        """;

    @BeforeEach
    void hledger_is_installed() {
        var isInstalled = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "hledger")));
        assumeTrue(isInstalled, "Not run: hledger is not installed");
    }

    @Test
    void generated_journals_are_read_alike() {
        Gen.check(TRIALS, gen -> {
            var journal = journal(gen);

            assertThat(ours(journal)).isNotEmpty().isEqualTo(theirs(journal));
        });
    }

    @Test
    void a_journal_that_we_exported_is_read_alike() {
        assertThat(ours(EXPORTED)).hasSize(4).isEqualTo(theirs(EXPORTED));
    }

    /** By day, account and currency. */
    private static Map<String, BigDecimal> ours(String journal) {
        var read = ReadFile.text(journal);
        var changes = new TreeMap<String, BigDecimal>();
        for (RowRead row : read.rows()) {
            var account = read.read().accounts().get(row.account());
            changes.merge(
                    row.bookedOn() + " " + account.identifier() + " " + account.currency(),
                    row.amount().amount().stripTrailingZeros(),
                    HledgerDifferentialTest::sum);
        }
        changes.values().removeIf(change -> change.signum() == 0);
        return changes;
    }

    private static Map<String, BigDecimal> theirs(String journal) {
        var changes = new TreeMap<String, BigDecimal>();
        for (JsonNode entry : printed(journal)) {
            for (JsonNode posting : entry.get("tpostings")) {
                var account = posting.get("paccount").asText();
                var isReal = posting.get("ptype").asText().equals("RegularPosting");
                if (isReal && (account.startsWith("assets") || account.startsWith("liabilities"))) {
                    var own = posting.get("pdate");
                    var on = own.isNull() ? entry.get("tdate").asText() : own.asText();
                    posting.get("pamount").forEach(amount -> add(changes, on + " " + account, amount));
                }
            }
        }
        changes.values().removeIf(change -> change.signum() == 0);
        return changes;
    }

    private static void add(Map<String, BigDecimal> changes, String at, JsonNode amount) {
        var commodity = amount.get("acommodity").asText().replace("€", "EUR");
        if (List.of("EUR", "USD", "JPY").contains(commodity)) {
            var quantity = amount.get("aquantity");
            var value = new BigDecimal(
                    quantity.get("decimalMantissa").bigIntegerValue(),
                    quantity.get("decimalPlaces").asInt());
            changes.merge(at + " " + commodity, value.stripTrailingZeros(), HledgerDifferentialTest::sum);
        }
    }

    private static BigDecimal sum(BigDecimal a, BigDecimal b) {
        return a.add(b).stripTrailingZeros();
    }

    private static JsonNode printed(String journal) {
        try {
            var path = Files.createTempFile("hledger", ".journal");
            try {
                Files.writeString(path, journal, StandardCharsets.UTF_8);
                var builder = new ProcessBuilder("hledger", "-f", path.toString(), "print", "-x", "-O", "json")
                        .redirectErrorStream(true);
                builder.environment().put("LC_ALL", "C.UTF-8");
                var process = builder.start();
                process.getOutputStream().close();
                try (var out = process.getInputStream()) {
                    var text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
                    assertThat(text).as(journal).startsWith("[");
                    return JSON.readTree(text);
                }
            } finally {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String journal(Gen gen) {
        var journal = new StringBuilder("decimal-mark .\naccount assets  ; type: A\n");
        gen.listOf(1, 25, HledgerDifferentialTest::entry).forEach(journal::append);
        return journal.toString();
    }

    private static String entry(Gen gen) {
        var day = LocalDate.of(2026, 1, 1).plusDays(gen.between(0, 90));
        var head = day + gen.oneOf("", "=" + day.plusDays(2)) + gen.oneOf(" ", " * ", " ! ") + gen.oneOf("", "(7) ")
                + gen.oneOf("Tea", "Shop | tea", "") + gen.oneOf("", "  ; a: b") + "\n";
        var cents = gen.between(1, 999_999) + "." + gen.between(10, 99);
        var amount = gen.oneOf(cents + " EUR", "-" + cents + " EUR", "EUR " + cents, "€" + cents, "$-" + cents)
                .replace("$-" + cents, cents + " USD");
        var note = gen.oneOf("", "  ; note", "  ; date:" + day.plusDays(1), "\n    ; [" + day.plusDays(3) + "]");
        return head
                + switch (gen.between(0, 5)) {
                    case 0 -> "    assets:bank  " + amount + note + "\n    expenses:food\n";
                    case 1 -> "    expenses:food  " + amount + "\n    liabilities:card" + note + "\n";
                    case 2 ->
                        "    assets:bank:my savings  " + amount + "\n    assets:bank  " + note.strip() + "\n"
                                + "    (assets:goal)  3 EUR\n";
                    case 3 ->
                        "    assets:broker  " + gen.between(1, 50) + " \"A 1\" @ " + gen.between(1, 90) + ".5 EUR\n"
                                + "    assets:bank" + note + "\n";
                    case 4 ->
                        "    assets:usd  -" + cents + " USD @@ " + gen.between(1, 900) + " EUR\n    assets:bank\n";
                    default -> "    assets:a  1,234.5 EUR\n    assets:b  \t2 USD\n    income  -1 USD\n    assets:c\n";
                };
    }
}
