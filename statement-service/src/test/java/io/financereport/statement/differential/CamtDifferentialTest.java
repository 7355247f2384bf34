package io.financereport.statement.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.prowidesoftware.swift.model.mx.AbstractMX;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.Reading;
import io.financereport.test.Gen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dates, amounts and signs of the entries are those that Prowide's model of ISO 20022 finds. */
class CamtDifferentialTest {
    private static final int TRIALS = 40;
    /** The newest version that the model knows. */
    private static final int VERSION_MAX = 12;

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void generated_messages_of_all_versions_are_read_alike() {
        Gen.check(TRIALS, gen -> {
            var file = message(gen);

            var read = ReadFile.text(file);

            assertThat(ours(read)).isNotEmpty().isEqualTo(theirs(file));
        });
    }

    @Test
    void samples_that_are_read_are_read_alike() throws IOException {
        var given = System.getProperty("samples.dir", "");
        assumeTrue(!given.isBlank(), "Not run: the sample statements are not given by -Dsamples.dir");
        var compared = 0;
        try (Stream<Path> files = Files.walk(Path.of(given, "camt"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".xml"))
                    .sorted()
                    .toList()) {
                var bytes = Files.readAllBytes(file);
                var read = ReadFile.bytes(bytes, "USD", null);
                if (read.reading() instanceof Reading.Read) {
                    assertThat(ours(read))
                            .as(file.toString())
                            .isEqualTo(theirs(new String(bytes, StandardCharsets.UTF_8)));
                    compared++;
                }
            }
        }
        assertThat(compared).isPositive();
    }

    private static List<String> ours(ReadFile read) {
        return read.rows().stream()
                .map(row -> row.bookedOn() + " " + row.valueOn() + " "
                        + row.amount().amount().stripTrailingZeros().toPlainString() + " "
                        + row.amount().currency())
                .toList();
    }

    private static List<String> theirs(String file) {
        var rows = new ArrayList<String>();
        try {
            for (JsonNode entry : JSON.readTree(AbstractMX.parse(file).toJson()).findValues("ntry")) {
                entry.forEach(one -> rows.add(row(one)));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return rows;
    }

    private static String row(JsonNode entry) {
        var booked = day(entry.path("bookgDt"));
        var value = day(entry.path("valDt"));
        var amount = entry.path("amt").path("value").decimalValue();
        var signed = entry.path("cdtDbtInd").asText().equals("DBIT") ? amount.negate() : amount;
        return (booked.equals("null") ? value : booked) + " " + value + " "
                + signed.stripTrailingZeros().toPlainString() + " "
                + entry.path("amt").path("ccy").asText();
    }

    /** The day of a date, or of a date with time, as the model prints it. */
    private static String day(JsonNode choice) {
        for (JsonNode day :
                List.of(choice.path("dt"), choice.path("dtTm").path("dateTime").path("date"))) {
            if (day.has("year")) {
                return LocalDate.of(
                                day.get("year").asInt(),
                                day.get("month").asInt(),
                                day.get("day").asInt())
                        .toString();
            }
        }
        return "null";
    }

    private static String message(Gen gen) {
        var names = gen.oneOf(
                List.of("camt.052", "BkToCstmrAcctRpt", "Rpt"),
                List.of("camt.053", "BkToCstmrStmt", "Stmt"),
                List.of("camt.054", "BkToCstmrDbtCdtNtfctn", "Ntfctn"));
        var version = gen.between(2, VERSION_MAX);
        var statements = new StringBuilder();
        for (int count = gen.between(1, 3); count > 0; count--) {
            statements
                    .append("<%1$s><Id>S%2$d</Id><CreDtTm>2026-01-31T10:00:00</CreDtTm>".formatted(names.get(2), count))
                    .append("<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>");
            gen.listOf(1, 20, any -> entry(any, version)).forEach(statements::append);
            statements.append("</").append(names.get(2)).append('>');
        }
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document"
            + " xmlns=\"urn:iso:std:iso:20022:tech:xsd:%s.001.%02d\">"
            + "<%s><GrpHdr><MsgId>M</MsgId><CreDtTm>2026-01-31T10:00:00</CreDtTm></GrpHdr>%s</%s></Document>")
                .formatted(names.get(0), version, names.get(1), statements, names.get(1));
    }

    private static String entry(Gen gen, int version) {
        var indicator = gen.oneOf("CRDT", "DBIT");
        var amount = gen.between(0, 9_999_999) + "." + gen.oneOf("00", "5", "99", "10", "01000");
        var day = LocalDate.of(2026, 1, 1).plusDays(gen.between(0, 700));
        var booked = gen.oneOf("<Dt>" + day + "</Dt>", "<DtTm>" + day + "T13:14:15</DtTm>");
        var status = version < 8 ? "BOOK" : "<Cd>BOOK</Cd>";
        var detail = "<TxDtls><Refs><EndToEndId>E</EndToEndId></Refs><Amt Ccy=\"USD\">3.00</Amt><CdtDbtInd>" + indicator
                + "</CdtDbtInd></TxDtls>";
        return "<Ntry><Amt Ccy=\"EUR\">" + amount + "</Amt><CdtDbtInd>" + indicator + "</CdtDbtInd><RvslInd>"
                + gen.onceIn(5) + "</RvslInd><Sts>" + status + "</Sts><BookgDt>" + booked + "</BookgDt><ValDt><Dt>"
                + day.plusDays(gen.between(-3, 3)) + "</Dt></ValDt><BkTxCd><Prtry><Cd>X</Cd></Prtry></BkTxCd><NtryDtls>"
                + detail.repeat(gen.between(0, 3)) + "</NtryDtls></Ntry>";
    }
}
