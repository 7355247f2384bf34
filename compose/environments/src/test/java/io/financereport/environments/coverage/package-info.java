/** Tests of the figure that says how much of the product its tests reach, and of the rule that it must not fall. */
@NullMarked
package io.financereport.environments.coverage;

import org.jspecify.annotations.NullMarked;
