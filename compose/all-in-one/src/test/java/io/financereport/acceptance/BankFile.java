package io.financereport.acceptance;

import java.nio.charset.StandardCharsets;

/** A file as a bank hands it out, and how the client sends it. */
public record BankFile(String name, String content, String institution) {
    byte[] bytes() {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}
