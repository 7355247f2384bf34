package io.financereport.statement.reading.camt;

import io.financereport.statement.reading.Findings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages that belong together by their numbers, as far as they are in the file, with their summaries: each may be about its
 * own page or about all of them.
 */
final class CamtRun {
    /** Beyond them a summary is checked by its own page. */
    private static final int WAITING_MAX = 20;

    private final CamtTurnover turnover = new CamtTurnover();
    private final List<Waiting> waiting = new ArrayList<>();

    /** Takes a page that has ended. */
    void add(@Nullable CamtSummary summary, CamtTurnover page, Findings findings) {
        turnover.add(page);
        if (summary == null) {
            return;
        }
        if (waiting.size() < WAITING_MAX) {
            waiting.add(new Waiting(summary, page));
        } else {
            summary.check(page, page, findings);
        }
    }

    /** Checks the summaries: no page follows. */
    void settle(Findings findings) {
        waiting.forEach(one -> one.summary.check(one.page, turnover, findings));
    }

    private record Waiting(CamtSummary summary, CamtTurnover page) {}
}
