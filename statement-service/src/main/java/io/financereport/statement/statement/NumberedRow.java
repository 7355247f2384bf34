package io.financereport.statement.statement;

import io.financereport.statement.alignment.Sighting;

/** A row, as what it sights, with its place in the file. */
record NumberedRow(int ordinal, Sighting sighting) {}
