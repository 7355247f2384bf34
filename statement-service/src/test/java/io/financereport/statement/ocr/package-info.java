@NullMarked
package io.financereport.statement.ocr;

import org.jspecify.annotations.NullMarked;
