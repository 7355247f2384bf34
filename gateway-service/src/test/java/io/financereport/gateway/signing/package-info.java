/** Tests of how signing keys are kept. */
@NullMarked
package io.financereport.gateway.signing;

import org.jspecify.annotations.NullMarked;
