/** The infrastructure in containers, as far as it can be looked at without running it. */
@NullMarked
package io.financereport.infra;

import org.jspecify.annotations.NullMarked;
