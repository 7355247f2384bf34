package io.financereport.environments.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.ISourceFileCoverage;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.tools.ExecFileLoader;

/** What JaCoCo's agent wrote down while tests ran, in however many shards, put together with the classes it was written of. */
final class JavaMeasurements {
    private static final int DIFFERENT_NAMED_MAX = 5;

    private final ExecutionDataStore seen;

    private JavaMeasurements(ExecutionDataStore seen) {
        this.seen = seen;
    }

    static JavaMeasurements read(List<Path> files) throws IOException {
        var loader = new ExecFileLoader();
        for (var file : files) {
            loader.load(file.toFile());
        }
        return new JavaMeasurements(loader.getExecutionDataStore());
    }

    /** The sources of a module, as its compiled classes name them. */
    List<SourceCoverage> of(Path root, String module) throws IOException {
        var classes = root.resolve(module).resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new NotMeasured(module + " is not built: there is no " + root.relativize(classes));
        }
        var builder = new CoverageBuilder();
        var analyzer = new Analyzer(seen, builder);
        try (var found = Files.walk(classes)) {
            found.filter(JavaMeasurements::isOurs).sorted().forEach(file -> analyze(analyzer, file));
        }
        refuseOtherClasses(module, builder);
        return builder.getSourceFiles().stream()
                .map(source -> sourceOf(module, source))
                .filter(source -> !source.reached().isEmpty())
                .sorted((one, other) -> one.path().compareTo(other.path()))
                .toList();
    }

    /** Micronaut writes classes beside ours, and all of their names begin with a dollar. */
    private static boolean isOurs(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(".class") && !name.startsWith("$");
    }

    private static void analyze(Analyzer analyzer, Path file) {
        try (var input = Files.newInputStream(file)) {
            analyzer.analyzeClass(input, file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A class that was compiled anew after its tests ran would count as never reached. */
    private static void refuseOtherClasses(String module, CoverageBuilder builder) {
        var different = new ArrayList<String>();
        builder.getNoMatchClasses().forEach(type -> different.add(type.getName()));
        if (!different.isEmpty()) {
            throw new NotMeasured("%d classes of %s are not the ones that the tests ran on (%s): build and test again"
                    .formatted(
                            different.size(),
                            module,
                            String.join(", ", different.subList(0, Math.min(DIFFERENT_NAMED_MAX, different.size())))));
        }
    }

    private static SourceCoverage sourceOf(String module, ISourceFileCoverage source) {
        var reached = new TreeMap<Integer, Boolean>();
        if (source.getFirstLine() >= 0) {
            for (var number = source.getFirstLine(); number <= source.getLastLine(); number++) {
                var status = source.getLine(number).getStatus();
                if (status != ICounter.EMPTY) {
                    reached.put(number, status != ICounter.NOT_COVERED);
                }
            }
        }
        var branches = source.getBranchCounter();
        return new SourceCoverage(
                module + "/src/main/java/" + source.getPackageName() + "/" + source.getName(),
                reached,
                new Counted(branches.getTotalCount(), branches.getCoveredCount()));
    }
}
