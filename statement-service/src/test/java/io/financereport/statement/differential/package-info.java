/** Tests that read the same files with the readers and with libraries that others wrote, and compare. */
@NullMarked
package io.financereport.statement.differential;

import org.jspecify.annotations.NullMarked;
