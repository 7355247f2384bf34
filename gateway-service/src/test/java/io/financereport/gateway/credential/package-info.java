/** Tests of what people prove themselves with. */
@NullMarked
package io.financereport.gateway.credential;

import org.jspecify.annotations.NullMarked;
