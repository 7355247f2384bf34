/**
 * The environments, from a laptop to production, as far as they can be tried without an engine: scripts run as processes of their own, files are
 * parsed, and what a script talks to is a server that behaves as the real one does. Nothing here knows a service's code.
 */
@NullMarked
package io.financereport.environments;

import org.jspecify.annotations.NullMarked;
