package io.financereport.environments.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** The text format in which Vitest tells what its tests reached, and which others that draw coverage read. */
final class Lcov {
    private Lcov() {}

    /**
     * The sources that a file tells of.
     *
     * @param folder where their paths begin, with a slash at its end
     */
    static List<SourceCoverage> read(Path file, String folder) throws IOException {
        var sources = new ArrayList<SourceCoverage>();
        var path = "";
        var reached = new TreeMap<Integer, Boolean>();
        var branches = 0L;
        var branchesReached = 0L;
        for (var line : Files.readAllLines(file)) {
            var value = line.substring(line.indexOf(':') + 1);
            if (line.startsWith("SF:")) {
                path = value;
            } else if (line.startsWith("DA:")) {
                var parts = value.split(",", -1);
                reached.put(Integer.valueOf(parts[0]), !parts[1].equals("0"));
            } else if (line.startsWith("BRF:")) {
                branches = Long.parseLong(value);
            } else if (line.startsWith("BRH:")) {
                branchesReached = Long.parseLong(value);
            } else if (line.equals("end_of_record")) {
                sources.add(new SourceCoverage(folder + path, reached, new Counted(branches, branchesReached)));
                reached.clear();
                branches = 0;
                branchesReached = 0;
            }
        }
        return sources;
    }

    static void write(Path file, Collection<SourceCoverage> sources) throws IOException {
        Files.createDirectories(file.getParent());
        var text = new StringBuilder();
        for (var source : sources) {
            text.append("SF:").append(source.path()).append('\n');
            source.reached()
                    .forEach((line, isReached) -> text.append("DA:")
                            .append(line)
                            .append(isReached ? ",1" : ",0")
                            .append('\n'));
            text.append("LF:").append(source.lines().total()).append('\n');
            text.append("LH:").append(source.lines().covered()).append('\n');
            text.append("BRF:").append(source.branches().total()).append('\n');
            text.append("BRH:").append(source.branches().covered()).append('\n');
            text.append("end_of_record\n");
        }
        Files.writeString(file, text);
    }
}
