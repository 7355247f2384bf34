/** The one virtual machine of compose/production: how versions get onto it, what stands in front, and how it is set up. */
@NullMarked
package io.financereport.environments.machine;

import org.jspecify.annotations.NullMarked;
