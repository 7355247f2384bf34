/**
 * Which opening entries and gap plugs an account needs (accounting.md 5), pure: {@code OpeningPlan} is a function of what is
 * known, so the order of uploads cannot matter. It knows neither database nor journal.
 */
@NullMarked
package io.financereport.reconciliation.opening;

import org.jspecify.annotations.NullMarked;
