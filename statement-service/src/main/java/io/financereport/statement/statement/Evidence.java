package io.financereport.statement.statement;

import io.micronaut.serde.annotation.Serdeable;

/**
 * Where a row stands in its original, and what is written there.
 *
 * @param sha256 of the whole original, in hexadecimal
 * @param format as the content says
 * @param kind bytes: the place is a stretch of a text file
 * @param from the row's first byte, counted from 0
 * @param to the byte after its last
 * @param line of the first byte, counted from 1
 */
@Serdeable
record Evidence(
        String sha256,
        String fileName,
        String format,
        String kind,
        long from,
        long to,
        long line,
        EvidenceExcerpt excerpt) {}
