package io.financereport.launcher;

import java.io.PrintStream;

/** Speaks to the person at the terminal. Details are in the logs. */
final class Announcer {
    private final PrintStream out;

    Announcer(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }
}
