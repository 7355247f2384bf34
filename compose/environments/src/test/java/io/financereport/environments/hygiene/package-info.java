/**
 * What clears up behind people and pipelines: each script is run where there is something to clear, something alike that must stay, and nothing at
 * all.
 */
@NullMarked
package io.financereport.environments.hygiene;

import org.jspecify.annotations.NullMarked;
