/**
 * The reader of OFX 1.x (SGML) and 2.x (XML): {@link io.financereport.statement.reading.ofx.OfxReader} follows the tags that
 * banks really write, closed or not, and knows no DTD and no entities beyond characters. It must not know what becomes of the
 * rows.
 */
@NullMarked
package io.financereport.statement.reading.ofx;

import org.jspecify.annotations.NullMarked;
