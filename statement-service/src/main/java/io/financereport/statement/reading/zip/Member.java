package io.financereport.statement.reading.zip;

import io.financereport.statement.reading.Format;

/**
 * A file in an archive that can be read.
 *
 * @param ordinal its place in the directory of the archive, counted from 1
 * @param name as the archive has it, cleaned, with its folders: to be shown, never a path
 * @param bytes unpacked
 */
public record Member(int ordinal, String name, long bytes, Format format) {}
