/**
 * The only door: who a person is, which workspace they are in, where a request goes, how often they may ask, and the web UI.
 * It holds no business of money; that lives behind it. Features know this package for its problems; it knows none of them.
 */
@NullMarked
package io.financereport.gateway;

import org.jspecify.annotations.NullMarked;
