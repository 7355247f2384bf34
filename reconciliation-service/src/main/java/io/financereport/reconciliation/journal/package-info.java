/**
 * The double-entry journal: {@code Journal} posts balanced entries and voids them by mirrors; nothing is ever changed. It
 * must not know why an entry was posted.
 */
@NullMarked
package io.financereport.reconciliation.journal;

import org.jspecify.annotations.NullMarked;
