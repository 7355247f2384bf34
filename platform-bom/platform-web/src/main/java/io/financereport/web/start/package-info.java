/**
 * How a service's process begins: {@link io.financereport.web.start.ServiceStart} reads the secrets file, logs the three
 * checkpoints and starts Micronaut, or looks at what the service needs ({@link io.financereport.web.start.BootProbe}) and ends.
 * It knows no service by name.
 */
@NullMarked
package io.financereport.web.start;

import org.jspecify.annotations.NullMarked;
