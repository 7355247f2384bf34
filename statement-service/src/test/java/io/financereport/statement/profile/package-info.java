@NullMarked
package io.financereport.statement.profile;

import org.jspecify.annotations.NullMarked;
