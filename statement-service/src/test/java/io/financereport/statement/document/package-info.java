/** Tests of the store of original files, in a folder and in an S3 server. */
@NullMarked
package io.financereport.statement.document;

import org.jspecify.annotations.NullMarked;
