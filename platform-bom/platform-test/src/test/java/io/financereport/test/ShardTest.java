package io.financereport.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class ShardTest {
    private static final int SHARDS = 4;

    @Test
    void each_test_class_of_the_repository_is_in_exactly_one_of_four() throws IOException {
        var shards = shards(SHARDS);
        var classes = testClasses();

        assertThat(classes).hasSizeGreaterThan(100);
        assertThat(classes)
                .allSatisfy(name -> assertThat(shards.stream().filter(shard -> shard.includes(name)))
                        .hasSize(1));
    }

    @Test
    void each_of_four_has_a_fair_part() throws IOException {
        var classes = testClasses();
        var fair = classes.size() / SHARDS;

        assertThat(shards(SHARDS))
                .allSatisfy(shard -> assertThat(
                                classes.stream().filter(shard::includes).count())
                        .isBetween(fair / 2L, fair * 2L));
    }

    @Test
    void a_test_that_junit_finds_runs_in_one_shard_and_its_nested_class_with_it() {
        var found = shards(SHARDS).stream().map(ShardTest::discovered).toList();

        assertThat(found).filteredOn(List::isEmpty).hasSize(SHARDS - 1);
        assertThat(found)
                .filteredOn(tests -> !tests.isEmpty())
                .singleElement()
                .satisfies(tests -> assertThat(tests).containsExactlyInAnyOrder("is_one()", "is_within_it()"));
    }

    @Test
    void junit_finds_the_filter_by_itself() {
        assertThat(ServiceLoader.load(PostDiscoveryFilter.class)).hasAtLeastOneElementOfType(Shard.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/4", "5/4", "4", "a/b", "1/4/2"})
    void what_is_no_shard_is_refused(String part) {
        assertThatThrownBy(() -> new Shard(part))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(part);
    }

    static class ASample {
        @Test
        void is_one() {}

        @Nested
        class Within {
            @Test
            void is_within_it() {}
        }
    }

    private static List<Shard> shards(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Shard(number + "/" + count))
                .toList();
    }

    private static List<String> discovered(Shard shard) {
        var launcher = LauncherFactory.create(LauncherConfig.builder()
                .enablePostDiscoveryFilterAutoRegistration(false)
                .addPostDiscoveryFilters(shard)
                .build());
        var plan = launcher.discover(LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(ASample.class))
                .build());
        return plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .filter(TestIdentifier::isTest)
                .map(TestIdentifier::getDisplayName)
                .toList();
    }

    private static List<String> testClasses() throws IOException {
        try (var found = Files.walk(Path.of(System.getProperty("repository.root")))) {
            return found.map(Path::toString)
                    .filter(path -> path.contains("/src/test/java/") && path.endsWith("Test.java"))
                    .map(path -> path.replaceAll(".*/src/test/java/", "")
                            .replace(".java", "")
                            .replace('/', '.'))
                    .toList();
        }
    }
}
