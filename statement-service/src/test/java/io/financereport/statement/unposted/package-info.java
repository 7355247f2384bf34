/** Tests of the links from announced and expected rows to transactions. */
@NullMarked
package io.financereport.statement.unposted;

import org.jspecify.annotations.NullMarked;
