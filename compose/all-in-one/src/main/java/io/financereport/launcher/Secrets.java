package io.financereport.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * Passwords and keys of this machine, made at the first start and kept in a file that only its owner reads. They belong to the data: with
 * another {@code GATEWAY_KEY_SECRET} the stored signing keys could not be opened any more.
 */
final class Secrets {
    private static final int SECRET_BYTES = 32;

    private final Path file;
    private final Properties kept = new Properties();
    private final SecureRandom random = new SecureRandom();

    private Secrets(Path file) {
        this.file = file;
    }

    static Secrets in(Path folder) {
        var secrets = new Secrets(folder.resolve("secrets.properties"));
        if (Files.exists(secrets.file)) {
            try {
                secrets.kept.load(new StringReader(Files.readString(secrets.file, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return secrets;
    }

    /** The secret of that name, made now if it is asked for the first time. */
    synchronized String get(String name) {
        var value = kept.getProperty(name);
        if (value == null) {
            var bytes = new byte[SECRET_BYTES];
            random.nextBytes(bytes);
            value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            kept.setProperty(name, value);
            write();
        }
        return value;
    }

    private void write() {
        try {
            var text = new StringWriter();
            kept.store(text, "Secrets of this data folder. Without them the data cannot be read.");
            PrivateFile.write(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
