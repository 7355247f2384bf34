/**
 * How the journal's events become the projection: {@link io.financereport.report.projection.JournalConsumer} hears them, {@link
 * io.financereport.report.projection.Projection} adds a batch in a few set-based statements. Effects are sums, so that their
 * order does not matter, and an entry counts once, by its id, however often it is heard. A new log of the producer empties
 * the workspace's projection and begins it again from the log's first event.
 */
@NullMarked
package io.financereport.report.projection;

import org.jspecify.annotations.NullMarked;
