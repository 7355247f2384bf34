/** Recognises text in pictures by Tesseract, a program of the operating system: {@link io.financereport.statement.ocr.Tesseract}. */
@NullMarked
package io.financereport.statement.ocr;

import org.jspecify.annotations.NullMarked;
