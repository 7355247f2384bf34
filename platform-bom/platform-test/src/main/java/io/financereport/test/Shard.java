package io.financereport.test;

import static java.util.function.Predicate.not;

import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * Leaves only a part of the test classes: {@code -Dshard=2/4} those of the second of four. A class belongs to the part that the hash of its name
 * says, whatever module it is in, so that all parts together are all classes and no class is in two. JUnit finds this by its service file.
 */
public final class Shard implements PostDiscoveryFilter {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})/(\\d{1,3})");

    private final int number;
    private final int count;

    /** The shard of the system property {@code shard}; everything where that is missing or blank. */
    public Shard() {
        this(Optional.ofNullable(System.getProperty("shard"))
                .filter(not(String::isBlank))
                .orElse("1/1"));
    }

    /** @param part such as {@code 2/4} */
    Shard(String part) {
        var found = FORM.matcher(part);
        if (!found.matches()) {
            throw new IllegalArgumentException("A shard is given as 2/4, not as " + part);
        }
        number = Integer.parseInt(found.group(1));
        count = Integer.parseInt(found.group(2));
        if (number < 1 || number > count) {
            throw new IllegalArgumentException("There is no shard " + part);
        }
    }

    @Override
    public FilterResult apply(TestDescriptor test) {
        return FilterResult.includedIf(topLevelClass(test).map(this::includes).orElse(true));
    }

    /** Whether the class of that name is one of this part. */
    boolean includes(String topLevelClass) {
        return Math.floorMod(topLevelClass.hashCode(), count) == number - 1;
    }

    /** A nested class goes where the class around it goes; what has no class, such as an engine, stays. */
    private static Optional<String> topLevelClass(TestDescriptor test) {
        return test.getSource()
                .flatMap(source -> switch (source) {
                    case ClassSource type -> Optional.of(type.getClassName());
                    case MethodSource method -> Optional.of(method.getClassName());
                    default -> Optional.empty();
                })
                .map(name -> name.replaceAll("\\$.*", ""))
                .or(() -> test.getParent().flatMap(Shard::topLevelClass));
    }
}
