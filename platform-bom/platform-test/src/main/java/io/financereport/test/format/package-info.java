/** The layout of Java sources, as a check and as a command. */
@NullMarked
package io.financereport.test.format;

import org.jspecify.annotations.NullMarked;
