package io.financereport.reconciliation.matching;

import java.util.UUID;

/**
 * Two things that may be the same event.
 *
 * @param transaction of a transfer the leg that leaves its account
 * @param other of a transfer the leg that arrives, of a clearing the posting
 */
public record Pair(UUID transaction, UUID other) {}
