package io.financereport.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The process that something belongs to, written so that anybody can tell later whether it still lives: {@code compose/bin/lib/holders.sh} writes
 * and reads the same words.
 *
 * @param start when it began, in the kernel's ticks, for a pid is given to another process sooner or later; {@code -} where that cannot be told
 */
record Holder(long pid, String start, String host, Instant since) {
    private static final Pattern WORDS = Pattern.compile("pid=(\\d+) start=(\\d+|-) host=(\\S+) since=(\\d+)");
    /** Nobody can look at a process of another machine, and nobody's tests go on for a day. */
    private static final Duration ELSEWHERE_MAX = Duration.ofDays(1);

    private static final int FIELDS_FROM_STATE_TO_START = 19;

    static Holder self(Instant now) {
        var pid = ProcessHandle.current().pid();
        return new Holder(pid, start(pid).orElse("-"), hostHere(), now);
    }

    /** What is written in a text, such as the comment of a database. */
    static Optional<Holder> in(String text) {
        var words = WORDS.matcher(text);
        return words.find()
                ? Optional.of(new Holder(
                        Long.parseLong(words.group(1)),
                        words.group(2),
                        words.group(3),
                        Instant.ofEpochSecond(Long.parseLong(words.group(4)))))
                : Optional.empty();
    }

    boolean isAlive(Instant now) {
        if (!host.equals(hostHere())) {
            return since.plus(ELSEWHERE_MAX).isAfter(now);
        }
        var lives = ProcessHandle.of(pid).isPresent();
        return lives && (start.equals("-") || start(pid).equals(Optional.of(start)));
    }

    @Override
    public String toString() {
        return "pid=%d start=%s host=%s since=%d".formatted(pid, start, host, since.getEpochSecond());
    }

    private static Optional<String> start(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // After the program's name in parentheses, which may hold anything.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return fields[0].equals("Z") || fields[0].equals("X")
                    ? Optional.empty()
                    : Optional.of(fields[FIELDS_FROM_STATE_TO_START]);
        } catch (IOException notHere) {
            return Optional.empty();
        }
    }

    private static String hostHere() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException noLinux) {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException noName) {
                return "localhost";
            }
        }
    }
}
