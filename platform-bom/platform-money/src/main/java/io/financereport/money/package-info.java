/** Money. */
@NullMarked
package io.financereport.money;

import org.jspecify.annotations.NullMarked;
