/**
 * The reader of SWIFT MT940 and MT942 as banks hand them out, with or without FIN blocks:
 * {@link io.financereport.statement.reading.mt940.Mt940Reader} cuts the file into fields, reads each {@code :61:} with the
 * details that follow it, and joins pages whose balances chain. It must not know what becomes of the rows.
 */
@NullMarked
package io.financereport.statement.reading.mt940;

import org.jspecify.annotations.NullMarked;
