package io.financereport.statement.statement;

import io.financereport.money.Money;
import io.financereport.statement.doctor.Correction.RowAdded;
import io.financereport.statement.statement.CorrectionRows.Kept;
import io.financereport.statement.statement.CorrectionRows.Placed;
import io.financereport.statement.statement.Repairs.Examined;
import io.financereport.statement.statement.Repairs.Named;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wrong with a statement as clients see it, and what was corrected. */
@Serdeable
record DoctorResponse(List<Examination> accounts) {
    DoctorResponse {
        accounts = List.copyOf(accounts);
    }

    /**
     * @param ordinal of the account in the file, from 0
     * @param findings the likeliest first; none unless the statement is in review and the account contradicted
     */
    @Serdeable
    record Examination(int ordinal, @Nullable UUID accountId, List<FindingItem> findings, List<Repair> repairs) {
        Examination {
            findings = List.copyOf(findings);
            repairs = List.copyOf(repairs);
        }
    }

    /**
     * @param id to ask for the repair by; another one once rows or balances are others
     * @param rows that it is about; of a missing row those around its place
     * @param amount as read
     * @param expected as it should have been
     * @param bookedBetween the days of which one has to be said for a row that is missing
     * @param closesChain whether its repair makes all balances agree; others are not taken
     */
    @Serdeable
    record FindingItem(
            String id,
            String fault,
            String sentence,
            List<Place> rows,
            @Nullable Money amount,
            @Nullable Money expected,
            StatementResponse.@Nullable Period bookedBetween,
            boolean closesChain) {
        FindingItem {
            rows = List.copyOf(rows);
        }
    }

    /** A row by its place among the rows and its line in the file, both counted from 1. */
    @Serdeable
    record Place(int ordinal, @Nullable Long line) {}

    @Serdeable
    record Repair(UUID id, String reason, UUID madeBy, Instant madeAt, List<CorrectionItem> corrections) {
        Repair {
            corrections = List.copyOf(corrections);
        }
    }

    /**
     * @param kind amount-replaced, balance-replaced, row-left-out or row-added
     * @param ordinal of the row; of an added one the row that it follows, 0 at the beginning
     * @param amount that counts now
     * @param bookedOn of an added row
     */
    @Serdeable
    record CorrectionItem(
            String kind,
            int ordinal,
            @Nullable Money amount,
            @Nullable LocalDate bookedOn,
            String reason) {
        static CorrectionItem of(Kept kept) {
            return new CorrectionItem(kept.kind(), kept.ordinal(), kept.amount(), kept.bookedOn(), kept.reason());
        }
    }

    static DoctorResponse from(List<Examined> examined) {
        return new DoctorResponse(
                examined.stream().map(DoctorResponse::examination).toList());
    }

    private static Examination examination(Examined examined) {
        var lines = examined.rows().stream()
                .collect(Collectors.toMap(placed -> placed.link().ordinal(), Placed::line));
        var repairs = examined.kept().stream()
                .collect(Collectors.groupingBy(Kept::repair, LinkedHashMap::new, Collectors.toList()));
        return new Examination(
                examined.account().ordinal(),
                examined.account().accountId(),
                examined.findings().stream()
                        .map(named -> finding(examined.account(), named, lines))
                        .toList(),
                repairs.values().stream().map(DoctorResponse::repair).toList());
    }

    private static FindingItem finding(StatementAccount account, Named named, Map<Integer, Long> lines) {
        var finding = named.finding();
        return new FindingItem(
                named.id(),
                finding.fault().wire(),
                finding.sentence(),
                finding.ordinals().stream()
                        .map(ordinal -> new Place(ordinal, lines.get(ordinal)))
                        .toList(),
                finding.amount(),
                finding.expected(),
                finding.corrections().stream()
                        .flatMap(correction -> correction instanceof RowAdded added
                                ? Stream.of(Repairs.between(account, added))
                                : Stream.empty())
                        .findFirst()
                        .orElse(null),
                finding.closesChain());
    }

    private static Repair repair(List<Kept> kept) {
        var first = kept.getFirst();
        return new Repair(
                first.repair(),
                first.reason(),
                first.madeBy(),
                first.madeAt(),
                kept.stream().map(CorrectionItem::of).toList());
    }
}
