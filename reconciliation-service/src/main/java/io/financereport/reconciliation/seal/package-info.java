/**
 * Tamper evidence: {@code Sealer} chains the content hashes of entries, {@code Seals} says where a chain is broken. It must not
 * know why an entry was posted.
 */
@NullMarked
package io.financereport.reconciliation.seal;

import org.jspecify.annotations.NullMarked;
