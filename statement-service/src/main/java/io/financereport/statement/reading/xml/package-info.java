/**
 * XML as a stream of elements that know their bytes: {@link io.financereport.statement.reading.xml.XmlElements} goes
 * through a file once, within limits of depth, length and time, without document types or entities of the file's own. It
 * must not know what the elements mean.
 */
@NullMarked
package io.financereport.statement.reading.xml;

import org.jspecify.annotations.NullMarked;
