/**
 * Files in, proven transactions out: the service takes the statements that banks hand out, reads them, proves them against
 * their own balances and says which transactions are new. It knows nothing of ledger accounts beyond their id and type, and
 * nothing of reports.
 */
@NullMarked
package io.financereport.statement;

import org.jspecify.annotations.NullMarked;
