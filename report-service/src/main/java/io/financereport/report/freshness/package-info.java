/** {@link io.financereport.report.freshness.JournalProgress}: up to where the journal is in an answer. */
@NullMarked
package io.financereport.report.freshness;

import org.jspecify.annotations.NullMarked;
