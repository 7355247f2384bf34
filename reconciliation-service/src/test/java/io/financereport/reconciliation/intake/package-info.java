/** Tests of approved statements on their way into the books. */
@NullMarked
package io.financereport.reconciliation.intake;

import org.jspecify.annotations.NullMarked;
