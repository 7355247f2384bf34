package io.financereport.statement.reading;

/** In which order a file writes the parts of a date. */
public enum DateOrder {
    YEAR_MONTH_DAY("year-month-day"),
    DAY_MONTH_YEAR("day-month-year"),
    MONTH_DAY_YEAR("month-day-year"),
    DAY_YEAR_MONTH("day-year-month"),
    MONTH_YEAR_DAY("month-year-day");

    private final String words;

    DateOrder(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
