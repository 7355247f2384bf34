package io.financereport.report.export;

/** Whether an export has the entries that were voided, each with the mirror that voids it. */
enum Voided {
    LEFT_OUT,
    INCLUDED
}
