/**
 * Through which day a workspace's books are closed: {@code Periods} knows, keeps every change of it, and refuses what people would
 * write on closed days. It must not know who writes, nor what a closing asks of the rest of the books.
 */
@NullMarked
package io.financereport.reconciliation.period;

import org.jspecify.annotations.NullMarked;
