/** Tests of the whole gateway on real parts, with small real servers in place of the services behind it. */
@NullMarked
package io.financereport.gateway;

import org.jspecify.annotations.NullMarked;
