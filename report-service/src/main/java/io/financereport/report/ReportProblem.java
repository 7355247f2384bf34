package io.financereport.report;

import io.financereport.web.ProblemType;

/** What can be wrong with a question to this service. Of several, the first declared is answered. */
public enum ReportProblem implements ProblemType {
    FORMAT_UNKNOWN("format-unknown", 400, Category.USER, "This format is not offered here"),
    CURRENCY_UNKNOWN("currency-unknown", 400, Category.USER, "This is not a currency"),
    DAY_OUT_OF_RANGE("day-out-of-range", 400, Category.USER, "This day lies too far away"),
    PERIOD_TURNED_ROUND("period-turned-round", 400, Category.USER, "The period ends before it starts"),
    PERIOD_TOO_LONG("period-too-long", 400, Category.LIMIT, "The period has too many points");

    private final Description description;

    ReportProblem(String code, int status, Category category, String title) {
        this.description = new Description(code, status, category, title);
    }

    @Override
    public Description description() {
        return description;
    }
}
