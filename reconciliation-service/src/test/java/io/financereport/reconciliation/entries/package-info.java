/** Tests of entries by people, over HTTP. */
@NullMarked
package io.financereport.reconciliation.entries;

import org.jspecify.annotations.NullMarked;
