/**
 * The reader of ISO 20022 cash management messages: camt.053 (statement), camt.052 (report) and camt.054 (notice) of every
 * version, by the names of their elements and not by namespace. {@link io.financereport.statement.reading.camt.CamtReader}
 * reads each {@code Ntry} with the details within it, and joins pages whose balances chain. It must not know what becomes
 * of the rows.
 */
@NullMarked
package io.financereport.statement.reading.camt;

import org.jspecify.annotations.NullMarked;
