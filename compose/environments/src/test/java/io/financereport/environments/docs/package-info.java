/** The pages of docs: that the site builds, that nothing in it leads nowhere, and that what they name is there. */
@NullMarked
package io.financereport.environments.docs;

import org.jspecify.annotations.NullMarked;
