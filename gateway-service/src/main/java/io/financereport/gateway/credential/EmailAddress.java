package io.financereport.gateway.credential;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** An e-mail address as the person wrote it, and the key under which two spellings of it are the same person. */
public record EmailAddress(String text) {
    public static final int LENGTH_MAX = 255;

    public EmailAddress {
        text = text.strip();
        complaint(text).ifPresent(complaint -> {
            throw new IllegalArgumentException(complaint);
        });
    }

    /** What is wrong with {@code text} as an address, in words for the person who typed it. */
    public static Optional<String> complaint(String text) {
        var address = text.strip();
        var at = address.indexOf('@');
        if (address.length() > LENGTH_MAX) {
            return Optional.of(
                    "An e-mail address has at most " + LENGTH_MAX + " characters; this has " + address.length());
        } else if (at < 1 || at != address.lastIndexOf('@') || at == address.length() - 1) {
            return Optional.of("An e-mail address looks like name@example.org");
        } else if (address.codePoints().anyMatch(EmailAddress::isNoLetter)) {
            return Optional.of("An e-mail address holds no spaces");
        } else {
            return Optional.empty();
        }
    }

    /** Upper and then lower case is Unicode case folding but for a handful of letters; composed, so that é is é. */
    public String key() {
        var composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static boolean isNoLetter(int character) {
        return Character.isWhitespace(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE;
    }
}
