/**
 * Which rows of a file are transactions that are known already: {@link io.financereport.statement.alignment.DayAlignment}
 * pairs the rows of one account and day with the transactions of that day; what stays unpaired is new. Pure Java; it must not
 * know storage, and it never drops a row for looking like another.
 */
@NullMarked
package io.financereport.statement.alignment;

import org.jspecify.annotations.NullMarked;
