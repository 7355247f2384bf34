package io.financereport.test;

import java.util.List;

/**
 * The tag {@code real-parts} of tests that start PostgreSQL or Redis. Where a run leaves it out, as {@code mvn -Pfast test} does, none may start: a
 * test that would has no tag.
 */
public final class RealPartsTag {
    static final String NAME = "real-parts";

    private RealPartsTag() {}

    /** Called by what starts a server, before it does. */
    public static void require(String server) {
        require(server, System.getProperty("tests.without", ""));
    }

    static void require(String server, String leftOut) {
        if (List.of(leftOut.split(",")).contains(NAME)) {
            throw new IllegalStateException("%s is started in a run without tests that need it: @Tag(\"%s\") is missing"
                    .formatted(server, NAME));
        }
    }
}
