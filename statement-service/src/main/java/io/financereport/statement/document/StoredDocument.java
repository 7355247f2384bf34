package io.financereport.statement.document;

/**
 * A file that was stored.
 *
 * @param key under which it is found again
 * @param sha256 of its bytes, in hexadecimal
 */
public record StoredDocument(String key, long bytes, String sha256) {}
