package io.financereport.environments.coverage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.data.ExecutionDataWriter;
import org.jacoco.core.internal.data.CRC64;

/** A repository in which tests have run: one compiled class a module, with what JaCoCo and Vitest wrote of them. */
record Measured(Path root, Map<String, String> environment) {
    /** More than the class has: the analysis asks for those that there are. */
    private static final int PROBES_MAX = 200;

    /** Where every line of every component was reached. */
    static Measured in(Path root) throws IOException {
        var measured = new Measured(root, Map.of());
        for (var component : Component.values()) {
            for (var module : component.modules()) {
                measured.compile(module);
                measured.reach(module, true);
            }
        }
        measured.reachWeb(10, 10);
        return measured;
    }

    Measured with(String key, String value) {
        var more = new HashMap<>(environment);
        more.put(key, value);
        return new Measured(root, more);
    }

    /** Its class is one of this module, whose lines are known. */
    private void compile(String module) throws IOException {
        var file = root.resolve(module).resolve("target/classes/sample/Counted.class");
        Files.createDirectories(file.getParent());
        Files.write(file, sample());
    }

    /** The tests of the module reached all of it, or nothing. */
    void reach(String module, boolean all) throws IOException {
        write(root.resolve(module).resolve("target/jacoco.exec"), CRC64.classId(sample()), all);
    }

    void reachOtherClass(String module) throws IOException {
        write(root.resolve(module).resolve("target/jacoco.exec"), 4711, true);
    }

    /** A shard that ran elsewhere reached all of what every module has. */
    void bringShard(String name) throws IOException {
        write(root.resolve("target/shards").resolve(name).resolve("jacoco.exec"), CRC64.classId(sample()), true);
    }

    private static void write(Path file, long classId, boolean all) throws IOException {
        Files.createDirectories(file.getParent());
        var probes = new boolean[PROBES_MAX];
        Arrays.fill(probes, all);
        try (var out = Files.newOutputStream(file)) {
            new ExecutionDataWriter(out)
                    .visitClassExecution(
                            new ExecutionData(classId, "io/financereport/environments/coverage/Counted", probes));
        }
    }

    void reachWeb(int lines, int reached) throws IOException {
        var text = new StringBuilder("TN:\nSF:src/page.tsx\n");
        for (var line = 1; line <= lines; line++) {
            text.append("DA:").append(line).append(line <= reached ? ",3\n" : ",0\n");
        }
        text.append("LF:%d%nLH:%d%nBRF:4%nBRH:4%nend_of_record%n".formatted(lines, reached));
        var file = root.resolve("gateway-service/target/web-coverage/lcov.info");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    Outcome judged(String... arguments) throws IOException {
        var said = new ByteArrayOutputStream();
        var exitCode = new UnifiedCoverage(root, environment, new PrintStream(said, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
        return new Outcome(exitCode, said.toString(StandardCharsets.UTF_8));
    }

    record Outcome(int exitCode, String said) {}

    private static byte[] sample() throws IOException {
        try (var bytes = Counted.class.getResourceAsStream("Counted.class")) {
            if (bytes == null) {
                throw new IllegalStateException("Counted is not compiled");
            }
            return bytes.readAllBytes();
        }
    }
}
