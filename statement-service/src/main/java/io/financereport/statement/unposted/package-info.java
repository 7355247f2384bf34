/**
 * Which transactions are the announced or expected rows of earlier files: {@link io.financereport.statement.unposted.LinkChoice}
 * chooses links among {@link io.financereport.statement.unposted.LinkCandidate}s. Pure Java; it must not know storage, and it
 * changes neither side.
 */
@NullMarked
package io.financereport.statement.unposted;

import org.jspecify.annotations.NullMarked;
