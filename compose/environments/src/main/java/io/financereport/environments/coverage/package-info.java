/**
 * How much of the product the tests reach, as one figure: Java by JaCoCo's measurements, the web UI by Vitest's, counted per component and
 * together in {@link io.financereport.environments.coverage.UnifiedCoverage}, and held against the figures that are committed. It reads files and
 * knows nothing of what they measure.
 */
@NullMarked
package io.financereport.environments.coverage;

import org.jspecify.annotations.NullMarked;
