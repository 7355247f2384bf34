/**
 * Events between services: nothing lost, nothing twice. A business transaction appends to the {@link
 * io.financereport.streams.Outbox}; one sequencer per service numbers what was appended and copies it to a Redis stream; the
 * consumers of other services hand it to their {@link io.financereport.streams.EventConsumer}s with an inbox row in the same
 * transaction, and fetch over HTTP what Redis lost. Knows no business word and no service's tables.
 */
@NullMarked
package io.financereport.streams;

import org.jspecify.annotations.NullMarked;
