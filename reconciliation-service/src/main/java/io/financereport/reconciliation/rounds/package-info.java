/** Work that is left over for workspaces, gone through again and again. It must not know what the work is. */
@NullMarked
package io.financereport.reconciliation.rounds;

import org.jspecify.annotations.NullMarked;
