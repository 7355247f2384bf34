package io.financereport.statement.reading;

import java.util.stream.Stream;

/** Tells what a library throws at a broken file, which may be anything, from the faults of this product. */
public final class LibraryFailure {
    private static final String OWN = "io.financereport.";

    private LibraryFailure() {}

    /**
     * Whether the last code that was at work, of this product or of the library, was the library's. A refusal never is one.
     *
     * @param packages how the library's packages begin, with the dot
     */
    public static boolean isOf(String packages, Throwable thrown) {
        return !(thrown instanceof Refusal)
                && Stream.of(thrown.getStackTrace())
                        .map(StackTraceElement::getClassName)
                        .filter(name -> name.startsWith(OWN) || name.startsWith(packages))
                        .findFirst()
                        .filter(name -> name.startsWith(packages))
                        .isPresent();
    }
}
