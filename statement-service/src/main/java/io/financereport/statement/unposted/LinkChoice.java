package io.financereport.statement.unposted;

import io.financereport.money.Money;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Chooses which transactions are what was announced or expected. What hangs together by candidates is decided together: the pairs
 * that have the most that speaks for them. A pair is linked only if nearly as good a choice without it does not exist; otherwise
 * its candidates are left to a person. A row is linked to one transaction, or to several that are its parts; a transaction to one
 * row. The same candidates give the same links, in whatever order they come.
 */
public final class LinkChoice {
    /** The next best choice has to be this much worse: some words of a text, or most of the days of the window. */
    private static final int MARGIN = 10;

    /** Parts without the bank's reference have to come to nearly the whole: fewer may be other purchases at the same shop. */
    private static final int PARTS_PERCENT_MIN = 95;

    private LinkChoice() {}

    /** What hangs together. */
    public record Block(List<LinkCandidate> candidates) {
        public Block {
            candidates = List.copyOf(candidates);
        }

        public Set<Movement> expected() {
            var expected = new TreeSet<>(Movement.IN_ORDER);
            candidates.forEach(candidate -> expected.add(candidate.expected()));
            return expected;
        }

        public Set<Movement> posted() {
            var posted = new TreeSet<>(Movement.IN_ORDER);
            candidates.forEach(candidate -> posted.add(candidate.posted()));
            return posted;
        }
    }

    /** The candidates in blocks that have no row and no transaction in common. */
    public static List<Block> blocks(Collection<LinkCandidate> candidates) {
        var ofMovement = new HashMap<UUID, List<LinkCandidate>>();
        for (LinkCandidate each : candidates) {
            ofMovement
                    .computeIfAbsent(each.expected().id(), any -> new ArrayList<>())
                    .add(each);
            ofMovement
                    .computeIfAbsent(each.posted().id(), any -> new ArrayList<>())
                    .add(each);
        }
        var blocks = new ArrayList<Block>();
        var seen = new HashSet<LinkCandidate>();
        for (LinkCandidate first : candidates) {
            if (seen.add(first)) {
                var block = new ArrayList<LinkCandidate>();
                var open = new ArrayDeque<>(List.of(first));
                while (!open.isEmpty()) {
                    var each = open.remove();
                    block.add(each);
                    for (UUID end : List.of(each.expected().id(), each.posted().id())) {
                        // Each movement's candidates are looked at once.
                        Objects.requireNonNullElse(ofMovement.remove(end), List.<LinkCandidate>of()).stream()
                                .filter(seen::add)
                                .forEach(open::add);
                    }
                }
                blocks.add(new Block(block));
            }
        }
        return blocks;
    }

    /** The links of one block. */
    public static List<LinkCandidate> solve(Block block) {
        var wholes = block.candidates().stream()
                .filter(candidate -> candidate.kind() != LinkKind.PARTIAL)
                .toList();
        var links = new ArrayList<>(wholes(wholes));
        var undecided = new HashSet<UUID>();
        wholes.forEach(candidate -> undecided.add(candidate.expected().id()));
        links.forEach(link -> undecided.remove(link.expected().id()));
        links.addAll(parts(block, links, undecided));
        return links;
    }

    private static List<LinkCandidate> wholes(List<LinkCandidate> candidates) {
        var block = new Block(candidates);
        var expected = List.copyOf(block.expected());
        var posted = List.copyOf(block.posted());
        if (!Assignment.isSmall(expected.size(), posted.size())) {
            return oneByOne(candidates);
        }
        var assignment = Assignment.of(expected, posted, candidates);
        var best = assignment.best(candidate -> true);
        var total = Assignment.total(best);
        return best.stream()
                .filter(link -> total - Assignment.total(assignment.best(other -> !standsFor(other, link))) >= MARGIN)
                .toList();
    }

    /** Of a block that is too large to be decided together: the best pairs first, where no other of their ends comes near. */
    private static List<LinkCandidate> oneByOne(List<LinkCandidate> candidates) {
        var byScore = new ArrayList<>(candidates);
        byScore.sort(Comparator.comparingInt(LinkCandidate::score)
                .reversed()
                .thenComparing(LinkCandidate::expected, Movement.IN_ORDER)
                .thenComparing(LinkCandidate::posted, Movement.IN_ORDER));
        var ofEnd = new HashMap<UUID, List<LinkCandidate>>();
        for (LinkCandidate each : candidates) {
            ofEnd.computeIfAbsent(each.expected().id(), any -> new ArrayList<>())
                    .add(each);
            ofEnd.computeIfAbsent(each.posted().id(), any -> new ArrayList<>()).add(each);
        }
        var taken = new HashSet<UUID>();
        var links = new ArrayList<LinkCandidate>();
        for (LinkCandidate each : byScore) {
            var ends = List.of(each.expected().id(), each.posted().id());
            var isRivalled = ends.stream()
                    .flatMap(end -> Objects.requireNonNull(ofEnd.get(end)).stream())
                    .anyMatch(other ->
                            !standsFor(other, each) && !isTaken(other, taken) && each.score() - other.score() < MARGIN);
            if (!isTaken(each, taken) && !isRivalled) {
                taken.addAll(ends);
                links.add(each);
            }
        }
        return links;
    }

    private static boolean isTaken(LinkCandidate candidate, Set<UUID> taken) {
        return taken.contains(candidate.expected().id())
                || taken.contains(candidate.posted().id());
    }

    private static boolean standsFor(LinkCandidate one, LinkCandidate other) {
        return one.expected().kind().equals(other.expected().kind())
                && one.posted().kind().equals(other.posted().kind());
    }

    /** Of rows that no whole transaction is: the parts that are no other row's, if together they can be the whole. */
    private static List<LinkCandidate> parts(Block block, List<LinkCandidate> wholes, Set<UUID> undecided) {
        var taken = new HashSet<UUID>();
        wholes.forEach(
                link -> taken.addAll(List.of(link.expected().id(), link.posted().id())));
        var left = block.candidates().stream()
                .filter(candidate -> candidate.kind() == LinkKind.PARTIAL && !isTaken(candidate, taken))
                .toList();
        Map<UUID, Set<UUID>> rows = new HashMap<>();
        left.forEach(candidate -> rows.computeIfAbsent(candidate.posted().id(), any -> new HashSet<>())
                .add(candidate.expected().id()));
        var byRow = new TreeMap<Movement, List<LinkCandidate>>(Movement.IN_ORDER);
        for (LinkCandidate each : left) {
            if (Objects.requireNonNull(rows.get(each.posted().id())).size() == 1
                    && !undecided.contains(each.expected().id())) {
                byRow.computeIfAbsent(each.expected(), any -> new ArrayList<>()).add(each);
            }
        }
        var links = new ArrayList<LinkCandidate>();
        byRow.forEach((row, parts) -> {
            var referred = parts.stream()
                    .filter(part -> part.expected().sharesReference(part.posted()))
                    .toList();
            if (!referred.isEmpty()) {
                links.addAll(isWithin(row, referred) ? referred : List.of());
            } else if (parts.size() > 1
                    && isWithin(row, parts)
                    && LinkCandidate.reaches(sum(parts), PARTS_PERCENT_MIN, row.amount())) {
                links.addAll(parts);
            }
        });
        return links;
    }

    private static boolean isWithin(Movement row, List<LinkCandidate> parts) {
        return !LinkCandidate.exceeds(sum(parts), 100, row.amount());
    }

    private static Money sum(List<LinkCandidate> parts) {
        return parts.stream()
                .map(part -> part.posted().amount())
                .reduce(Money::plus)
                .orElseThrow();
    }
}
