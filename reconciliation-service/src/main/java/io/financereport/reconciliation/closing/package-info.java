/**
 * Closes and reopens the books of a workspace: {@code Closings} asks the rest of the books whether they are ready, keeps what the
 * accounts held, and lets go on what waited. Nothing may depend on it.
 */
@NullMarked
package io.financereport.reconciliation.closing;

import org.jspecify.annotations.NullMarked;
