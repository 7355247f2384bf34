package io.financereport.statement.statement;

import io.financereport.statement.alignment.DayAlignment;
import io.financereport.statement.statement.UnpostedRows.Day;
import io.financereport.statement.statement.UnpostedRows.Link;
import io.financereport.statement.statement.UnpostedRows.Pair;
import io.financereport.statement.statement.UnpostedRows.Ruling;
import io.financereport.statement.unposted.LinkCandidate;
import io.financereport.statement.unposted.LinkChoice;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Links what was announced or expected to the transactions that it became. Links follow from the approved statements and from what
 * people said: each change of either chooses the links around it anew, so the order of uploads makes no difference. The account
 * must be locked.
 */
@Singleton
final class UnpostedLinks {
    /** How far around a change is looked first, in days: three windows. What hangs together further is looked for once more. */
    private static final int AROUND = 3 * LinkCandidate.DAYS_MAX;

    private static final int FAR_AROUND = 366;

    private final UnpostedRows rows;

    UnpostedLinks(UnpostedRows rows) {
        this.rows = rows;
    }

    /** Notes what a statement that is being approved announces or expects, and links what it and others tell. */
    void settle(WorkspaceId workspace, StatementId statement, StatementAccount part) {
        var account = Objects.requireNonNull(part.accountId());
        var ofFile = rows.rows(workspace, statement, part.ordinal());
        if (!ofFile.isEmpty()) {
            var known = rows.known(
                    workspace,
                    statement,
                    account,
                    ofFile.firstKey().on(),
                    ofFile.lastKey().on());
            var sightings = new HashMap<Integer, UUID>();
            ofFile.forEach((day, numbered) -> {
                var sighted = numbered.stream().map(NumberedRow::sighting).toList();
                var decisions = DayAlignment.align(known.getOrDefault(day, List.of()), sighted, Set.of())
                        .decisions();
                for (int at = 0; at < numbered.size(); at++) {
                    var decision = decisions.get(at);
                    sightings.put(
                            numbered.get(at).ordinal(),
                            decision.transaction() == null ? decision.row() : decision.transaction());
                }
            });
            rows.sight(workspace, statement, account, sightings);
        }
        touched(part, ofFile).ifPresent(days -> relink(workspace, account, days));
    }

    /** After a statement that is taken back is forgotten: links what is left without it. */
    void forget(WorkspaceId workspace, StatementId statement, List<StatementAccount> parts) {
        rows.forget(workspace, statement);
        for (StatementAccount part : parts) {
            var account = Objects.requireNonNull(part.accountId());
            touched(part, rows.rows(workspace, statement, part.ordinal()))
                    .ifPresent(days -> relink(workspace, account, days));
        }
    }

    /** The days about which a part of a statement says something. */
    private static Optional<Days> touched(StatementAccount part, TreeMap<Day, List<NumberedRow>> unposted) {
        var days = new TreeSet<LocalDate>();
        unposted.keySet().forEach(day -> days.add(day.on()));
        if (part.firstRowOn() != null && part.lastRowOn() != null) {
            days.add(part.firstRowOn());
            days.add(part.lastRowOn());
        }
        return days.isEmpty() ? Optional.empty() : Optional.of(new Days(days.first(), days.last()));
    }

    /** Chooses the links anew of all that hangs together with what happened on some days. */
    void relink(WorkspaceId workspace, UUID account, Days touched) {
        if (!relink(workspace, account, touched, touched.around(AROUND))) {
            relink(workspace, account, touched, touched.around(FAR_AROUND));
        }
    }

    /** Whether all that hangs together with the touched days lies within the window. */
    private boolean relink(WorkspaceId workspace, UUID account, Days touched, Days window) {
        var rulings = rows.rulings(workspace, account);
        var forced = forced(workspace, account, rulings);
        var refused = rulings.stream()
                .filter(ruling -> !ruling.linked())
                .map(ruling -> new Ends(ruling.unposted(), ruling.transaction()))
                .collect(Collectors.toSet());
        var decided = new HashSet<Object>();
        for (Link link : forced.keySet()) {
            decided.add(link.unposted());
            decided.add(new Ends(link.standing(), link.transaction()));
        }
        var byStanding = new HashMap<String, List<LinkCandidate>>();
        for (Pair pair : rows.pairs(workspace, account, window.from(), window.to())) {
            var isDecided = decided.contains(pair.expected().id())
                    || decided.contains(new Ends(pair.standing(), pair.posted().id()));
            if (!isDecided && !refused.contains(Ends.of(pair))) {
                LinkCandidate.of(pair.expected(), pair.posted())
                        .ifPresent(candidate -> byStanding
                                .computeIfAbsent(pair.standing(), any -> new ArrayList<>())
                                .add(candidate));
            }
        }
        var chosen = new LinkedHashMap<>(forced);
        var left = new HashSet<UUID>();
        var isWhole = true;
        for (var candidates : byStanding.entrySet()) {
            candidates.getValue().removeAll(rows.seenTogether(workspace, candidates.getValue()));
            for (LinkChoice.Block block : LinkChoice.blocks(candidates.getValue())) {
                if (isWithin(block, window)) {
                    LinkChoice.solve(block).forEach(link -> chosen.put(link(link, candidates.getKey()), link));
                } else {
                    block.expected().forEach(expected -> left.add(expected.id()));
                    isWhole &= !touches(block, touched);
                }
            }
        }
        replace(workspace, account, window, chosen, left);
        return isWhole;
    }

    /** @param left rows whose links stay as they are */
    private void replace(
            WorkspaceId workspace, UUID account, Days window, Map<Link, LinkCandidate> chosen, Set<UUID> left) {
        var kept = new HashSet<Link>();
        var gone = new ArrayList<Link>();
        for (Link link : rows.links(workspace, account, window.from(), window.to())) {
            var isLeft = left.contains(link.unposted())
                    && !link.byPerson()
                    && chosen.keySet().stream().noneMatch(link::isOfSameTransaction);
            if (chosen.containsKey(link) || isLeft) {
                kept.add(link);
            } else {
                gone.add(link);
            }
        }
        rows.unlink(workspace, gone);
        var added = new LinkedHashMap<Link, LinkCandidate>();
        chosen.forEach((link, evidence) -> {
            if (!kept.contains(link) && window.has(evidence.expected().on())) {
                added.put(link, evidence);
            }
        });
        rows.link(workspace, added);
    }

    /** What people linked, of pairs that are still there; a transaction is one row of each standing, the one said last. */
    private Map<Link, LinkCandidate> forced(WorkspaceId workspace, UUID account, List<Ruling> rulings) {
        var forced = new LinkedHashMap<Link, LinkCandidate>();
        for (Ruling ruling : rulings) {
            if (ruling.linked()) {
                rows.findPair(workspace, account, ruling.unposted(), ruling.transaction())
                        .ifPresent(pair -> {
                            var link = new Link(ruling.unposted(), ruling.transaction(), pair.standing(), true);
                            forced.keySet().removeIf(link::isOfSameTransaction);
                            forced.put(link, LinkCandidate.saidByPerson(pair.expected(), pair.posted()));
                        });
            }
        }
        return forced;
    }

    private static Link link(LinkCandidate candidate, String standing) {
        return new Link(candidate.expected().id(), candidate.posted().id(), standing, false);
    }

    /** Whether no row outside of the window can be about one of its transactions. */
    private static boolean isWithin(LinkChoice.Block block, Days window) {
        return block.posted().stream()
                .allMatch(
                        posted -> window.has(posted.on().minusDays(LinkCandidate.DAYS_MAX)) && window.has(posted.on()));
    }

    private static boolean touches(LinkChoice.Block block, Days touched) {
        return Stream.concat(block.expected().stream(), block.posted().stream())
                .anyMatch(movement -> touched.has(movement.on()));
    }

    /** A row and a transaction, or a standing of which a transaction can be one. */
    private record Ends(Object one, UUID transaction) {
        static Ends of(Pair pair) {
            return new Ends(pair.expected().id(), pair.posted().id());
        }
    }
}
