/**
 * The reader of text PDFs: {@link io.financereport.statement.reading.pdf.PdfReader} rebuilds lines from the places of glyphs, finds
 * tables by the words over their columns and by how the values below stand, and lets the balances decide between the ways to read
 * them. What they do not decide is flagged. It must not know what becomes of the rows.
 */
@NullMarked
package io.financereport.statement.reading.pdf;

import org.jspecify.annotations.NullMarked;
