package io.financereport.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A process to be: it runs in a session of its own, because Ctrl+C reaches a whole process group and would end all of them at once, in no
 * order. {@code setsid} becomes the program itself, so that the process id is the program's.
 */
record Command(
        String name,
        List<String> words,
        Map<String, String> environment,
        Path folder,
        Path log,
        StopSignal stopSignal) {

    /** What asks the program to end in order. */
    enum StopSignal {
        TERM,
        /** PostgreSQL's "fast": it does not wait for clients to leave. */
        INT
    }

    Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    Process start() throws IOException {
        var all = new ArrayList<String>();
        all.add("setsid");
        all.addAll(words);
        var builder = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
