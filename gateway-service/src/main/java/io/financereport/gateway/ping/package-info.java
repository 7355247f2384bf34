/** The smallest thing that goes through browser, gateway and database and back: a word that anybody may toggle. */
@NullMarked
package io.financereport.gateway.ping;

import org.jspecify.annotations.NullMarked;
