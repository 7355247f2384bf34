package io.financereport.statement.reading;

import java.util.stream.Stream;

/** Tells what a library throws at a broken file, which may be anything, from the faults of this product. */
public final class LibraryFailure {
    private static final String OWN = "io.financereport.";

    private LibraryFailure() {}

    /**
     * Whether the last code that was at work, of this product or of the library, was the library's. A refusal never is one. One
     * without a trace is: the JVM leaves it out where the same line throws again and again, as a library does on broken files.
     *
     * @param packages how the library's packages begin, with the dot
     */
    public static boolean isOf(String packages, Throwable thrown) {
        return !(thrown instanceof Refusal)
                && Stream.of(thrown.getStackTrace())
                        .map(StackTraceElement::getClassName)
                        .filter(name -> name.startsWith(OWN) || name.startsWith(packages))
                        .findFirst()
                        .map(name -> name.startsWith(packages))
                        .orElse(thrown.getStackTrace().length == 0);
    }
}
