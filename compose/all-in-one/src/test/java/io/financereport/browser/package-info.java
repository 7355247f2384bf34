/** The web UI in a real browser on the whole product: the tests are Playwright's, in gateway-service; here they get a product to run against. */
@NullMarked
package io.financereport.browser;

import org.jspecify.annotations.NullMarked;
