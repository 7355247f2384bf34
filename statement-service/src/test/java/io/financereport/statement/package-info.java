/** Tests of the service as a whole. */
@NullMarked
package io.financereport.statement;

import org.jspecify.annotations.NullMarked;
