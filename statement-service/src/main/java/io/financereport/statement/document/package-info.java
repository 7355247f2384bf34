/**
 * Original files: {@link io.financereport.statement.document.Documents} stores them under keys of its own in an S3-compatible
 * store or a folder, both behind Micronaut's object storage, and finds them again. It must not know what is in them.
 */
@NullMarked
package io.financereport.statement.document;

import org.jspecify.annotations.NullMarked;
