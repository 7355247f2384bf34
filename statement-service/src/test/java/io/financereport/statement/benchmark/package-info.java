/** How fast files are read and imported: {@code mvn -Pbenchmark-import -pl statement-service -am}. Prints, and asserts no time. */
@NullMarked
package io.financereport.statement.benchmark;

import org.jspecify.annotations.NullMarked;
