package io.financereport.statement.ocr;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;

/**
 * How text in pictures is recognised.
 *
 * @param command the program, by name or path
 * @param languages of the statements, as Tesseract names them, joined by a plus; those that are not installed are left out
 * @param pageTimeMax a page that takes longer is given up; one of 300 dots per inch takes some seconds
 */
@ConfigurationProperties("ocr")
record OcrSettings(
        @Bindable(defaultValue = "tesseract") @NotBlank String command,

        @Bindable(defaultValue = "eng") @Pattern(regexp = "[A-Za-z_]+(?:\\+[A-Za-z_]+)*")
        String languages,

        @Bindable(defaultValue = "30s") Duration pageTimeMax) {}
