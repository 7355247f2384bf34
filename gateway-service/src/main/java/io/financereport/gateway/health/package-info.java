/** Whether the product as a whole can work, for people and for monitors outside; each service says the same of itself. */
@NullMarked
package io.financereport.gateway.health;

import org.jspecify.annotations.NullMarked;
