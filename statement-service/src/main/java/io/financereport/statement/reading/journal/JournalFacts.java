package io.financereport.statement.reading.journal;

import io.financereport.statement.reading.Findings;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a journal says beside its transactions, and what is left out of it. */
final class JournalFacts {
    /** Some decades of monthly assertions for a hundred accounts. */
    private static final int ASSERTIONS_MAX = 100_000;

    /** A balance as asserted: its currency is not looked up before it is known to be of an account that counts. */
    record Asserted(String account, Assertion.Moment at, Quantity balance, Scope scope, long line) {}

    /** Whose rows an asserted balance is of. */
    enum Scope {
        ACCOUNT,
        /** With all accounts below it. */
        TREE
    }

    private final List<Asserted> assertions = new ArrayList<>();
    private final Map<String, NavigableMap<LocalDate, Assertion.Pad>> pads = new HashMap<>();
    private final Tally virtual = new Tally();
    private final Tally rules = new Tally();
    private final Tally plugins = new Tally();
    private @Nullable ReadingProblem ambiguous;

    void add(Asserted assertion) {
        if (assertions.size() == ASSERTIONS_MAX) {
            throw new Refusal(
                    ReadingCode.TOO_MANY_ROWS,
                    "A journal has at most " + ASSERTIONS_MAX + " balance assertions; split it.",
                    assertion.line());
        }
        assertions.add(assertion);
    }

    List<Asserted> assertions() {
        return assertions;
    }

    void pad(String account, Assertion.Pad pad) {
        pads.computeIfAbsent(account, any -> new TreeMap<>()).putIfAbsent(pad.on(), pad);
    }

    /** Those of an account by their days. */
    NavigableMap<LocalDate, Assertion.Pad> pads(String account) {
        return pads.getOrDefault(account, Collections.emptyNavigableMap());
    }

    void leftOutVirtual(long line) {
        virtual.add(line);
    }

    void leftOutRule(long line) {
        rules.add(line);
    }

    void leftOutPlugin(long line) {
        plugins.add(line);
    }

    /** Keeps the first number that can be read in two ways. */
    void ambiguous(String number, long line) {
        if (ambiguous == null) {
            ambiguous = ReadingProblem.at(
                    ReadingCode.DECIMAL_SIGN_AMBIGUOUS,
                    "\"" + number
                            + "\" can be read with a decimal point and with a decimal comma, and no decimal-mark or"
                            + " commodity directive before it says which it is.",
                    line);
        }
    }

    @Nullable
    ReadingProblem question() {
        return ambiguous;
    }

    List<ReadingProblem> problems(Findings findings) {
        var problems = new ArrayList<>(findings.all());
        problems.addAll(virtual.problems(
                ReadingCode.SECTION_LEFT_OUT,
                "virtual postings, in parentheses or brackets, are of no real account and were left out, the first one"
                        + " this."));
        problems.addAll(plugins.problems(
                ReadingCode.SECTION_LEFT_OUT,
                "plugins, the first of them here, are not run; what they would add or change is not read."));
        problems.addAll(rules.problems(
                ReadingCode.LINES_SKIPPED,
                "periodic and automatic rules book nothing by themselves and were left out, the first one this."));
        return problems;
    }
}
