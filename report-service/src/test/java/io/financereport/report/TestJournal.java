package io.financereport.report;

import io.financereport.money.Money;
import io.financereport.streams.Event;
import io.financereport.tenancy.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A workspace's journal as reconciliation-service would tell it: what is opened and posted here becomes numbered events. */
public final class TestJournal {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final WorkspaceId workspace;
    private final UUID log;
    private final List<Event> events = new ArrayList<>();
    private final Map<UUID, Entry> entries = new LinkedHashMap<>();
    private long sequence;

    /** Amounts are debit positive. */
    public record Posting(String account, Money amount) {}

    public record Entry(UUID id, LocalDate date, @Nullable UUID voids, List<Posting> postings) {}

    public TestJournal(WorkspaceId workspace) {
        this(workspace, UUID.randomUUID());
    }

    public TestJournal(WorkspaceId workspace, UUID log) {
        this.workspace = workspace;
        this.log = log;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    /** The events so far, which are then forgotten: for a journal too long to be kept. */
    public List<Event> take() {
        var taken = events();
        events.clear();
        entries.clear();
        return taken;
    }

    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** The id of the account that tests call by this name. */
    public static UUID id(String account) {
        return UUID.nameUUIDFromBytes(account.getBytes(StandardCharsets.UTF_8));
    }

    public TestJournal open(String account, String type) {
        return open(account, account, type, "", 1);
    }

    /**
     * @param role as the contract calls it, empty for none; {@code cash} for an account that is cash
     */
    public TestJournal open(String account, String name, String type, String role, long version) {
        var json = """
            {"accountId":"%s","name":%s,"code":null,"type":"%s","currency":null,"isCash":%s,"systemRole":%s,"cashFlow":"operating"}
            """.formatted(
                        id(account),
                        quoted(name),
                        type,
                        role.equals("cash"),
                        role.isEmpty() || role.equals("cash") ? "null" : quoted(role));
        append("account.opened.v1", id(account), version, json);
        return this;
    }

    /** Debits the one account and credits the other. */
    public UUID post(String date, String memo, String debited, String credited, String amount, String currency) {
        var money = Money.of(amount, currency);
        return post(
                LocalDate.parse(date),
                memo,
                List.of(new Posting(debited, money), new Posting(credited, money.negated())));
    }

    public UUID post(LocalDate date, String memo, List<Posting> postings) {
        return post(new Entry(UUID.randomUUID(), date, null, postings), memo);
    }

    public UUID voided(UUID entry) {
        var original = entries.get(entry);
        if (original == null) {
            throw new IllegalArgumentException("No entry " + entry);
        }
        var mirrored = original.postings().stream()
                .map(posting -> new Posting(posting.account(), posting.amount().negated()))
                .toList();
        return post(new Entry(UUID.randomUUID(), original.date(), entry, mirrored), "void");
    }

    private UUID post(Entry entry, String memo) {
        entries.put(entry.id(), entry);
        append("entry.posted.v1", entry.id(), 1, json(entry, memo));
        return entry.id();
    }

    private static String json(Entry entry, String memo) {
        var postings = entry.postings().stream()
                .map(posting -> """
                    {"postingId":"%s","accountId":"%s","amount":{"amount":"%s","currency":"%s"},"memo":null}\
                    """.formatted(
                                UUID.randomUUID(),
                                id(posting.account()),
                                posting.amount().amount().toPlainString(),
                                posting.amount().currency()))
                .collect(Collectors.joining(","));
        return """
            {"entryId":"%s","date":"%s","memo":%s,"kind":"%s","voidsEntryId":%s,"transferId":null,"transactionIds":[],"postings":[%s]}
            """.formatted(
                        entry.id(),
                        entry.date(),
                        quoted(memo),
                        entry.voids() == null ? "manual" : "void",
                        entry.voids() == null ? "null" : quoted(entry.voids().toString()),
                        postings);
    }

    private void append(String type, UUID subject, long version, String json) {
        sequence++;
        events.add(new Event(
                UUID.randomUUID(),
                type,
                subject.toString(),
                version,
                workspace,
                null,
                log,
                sequence,
                START.plusSeconds(sequence),
                json));
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }
}
