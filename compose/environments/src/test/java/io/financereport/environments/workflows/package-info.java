/** What holds for every workflow of {@code .github/workflows}, and tests of the scripts that only they call. */
@NullMarked
package io.financereport.environments.workflows;

import org.jspecify.annotations.NullMarked;
