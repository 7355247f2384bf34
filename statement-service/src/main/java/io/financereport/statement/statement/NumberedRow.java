package io.financereport.statement.statement;

import io.financereport.statement.alignment.Sighting;
import java.time.LocalDate;

/**
 * A row, as what it sights, with its place in the file.
 *
 * @param on the day on which it was booked
 */
record NumberedRow(int ordinal, LocalDate on, Sighting sighting) {}
