package io.financereport.environments.coverage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rule that no package of a service hides behind the well tested rest of it. */
final class PackageFloor {
    private static final String SOURCES = "/src/main/java/";
    /** Runs in a process of its own, which nothing measures; no other class is called so. */
    private static final String MAIN = "Service.java";

    private PackageFloor() {}

    /** One sentence for each package of which fewer lines are reached, the least first. */
    static List<String> faults(Collection<SourceCoverage> files, BigDecimal percentMin) {
        var faults = new ArrayList<String>();
        lines(files).entrySet().stream()
                .filter(one -> one.getValue().percent().compareTo(percentMin) < 0)
                .sorted((one, other) ->
                        one.getValue().percent().compareTo(other.getValue().percent()))
                .forEach(one -> faults.add("❌ Package %s %s%% is below threshold %.2f%%"
                        .formatted(one.getKey(), one.getValue().percent(), percentMin)));
        return List.copyOf(faults);
    }

    private static Map<String, Counted> lines(Collection<SourceCoverage> files) {
        return files.stream()
                .filter(file -> file.path().contains(SOURCES) && !file.path().endsWith(MAIN))
                .collect(Collectors.toMap(
                        file -> packageOf(file.path()), SourceCoverage::lines, Counted::plus, TreeMap::new));
    }

    private static String packageOf(String path) {
        var begin = path.indexOf(SOURCES) + SOURCES.length();
        return path.substring(begin, path.lastIndexOf('/')).replace('/', '.');
    }
}
