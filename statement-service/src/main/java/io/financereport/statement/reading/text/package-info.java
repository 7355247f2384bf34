/**
 * The lines of a text file with their places, for readers of formats that are made of lines. It knows no format.
 */
@NullMarked
package io.financereport.statement.reading.text;

import org.jspecify.annotations.NullMarked;
