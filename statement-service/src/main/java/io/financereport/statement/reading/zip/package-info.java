/**
 * ZIP archives of statements: {@link io.financereport.statement.reading.zip.Archive} says which files of one can be read, and unpacks
 * them within limits. It must not know what becomes of them.
 */
@NullMarked
package io.financereport.statement.reading.zip;

import org.jspecify.annotations.NullMarked;
