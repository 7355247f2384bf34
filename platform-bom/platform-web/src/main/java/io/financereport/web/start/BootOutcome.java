package io.financereport.web.start;

/**
 * What became of looking at one dependency.
 *
 * @param message in one line, without any secret; of a warning or an error it says what to do
 */
public record BootOutcome(State state, String message) {
    /** Only an error fails a check. */
    public enum State {
        OK,
        WARNING,
        ERROR,
        SKIPPED
    }

    public BootOutcome {
        message = message.replaceAll("\\s*\\R\\s*", " ").strip();
    }

    public static BootOutcome ok(String message) {
        return new BootOutcome(State.OK, message);
    }

    public static BootOutcome warning(String message) {
        return new BootOutcome(State.WARNING, message);
    }

    public static BootOutcome error(String message) {
        return new BootOutcome(State.ERROR, message);
    }

    public static BootOutcome skipped(String message) {
        return new BootOutcome(State.SKIPPED, message);
    }
}
