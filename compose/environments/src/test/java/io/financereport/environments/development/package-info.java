/**
 * A developer's windows: what each starts from source beside the containers, and that its end takes nothing of another's along. Maven, npm and the
 * Docker engine are stand-ins that keep what they were told and go on until they are stopped.
 */
@NullMarked
package io.financereport.environments.development;

import org.jspecify.annotations.NullMarked;
