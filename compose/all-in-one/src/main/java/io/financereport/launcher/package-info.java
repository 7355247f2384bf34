/**
 * Runs the whole product on one machine without Docker: PostgreSQL, Redis and the services as processes of their own, watched, and stopped in
 * order. {@link io.financereport.launcher.Launcher} is what {@code mvn -Prun} calls inside Maven's own JVM (hence Java 17);
 * {@link io.financereport.launcher.Stack} is the same for tests. It knows how processes are started, and nothing of what they do.
 */
@NullMarked
package io.financereport.launcher;

import org.jspecify.annotations.NullMarked;
