package io.financereport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.financereport.launcher.Product;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * {@code mvn -Pacceptance}. The seed of figures and order is printed; {@code -Dacceptance.seed=} repeats it. With {@code -Dbase.url=} only the
 * first test runs, against the product that answers there.
 */
@Tag("acceptance")
class AcceptanceTest {
    private static final long SEED = Long.getLong("acceptance.seed", System.nanoTime());

    private Path folder = Path.of("");

    @BeforeEach
    void prepare(TestInfo test) throws IOException {
        System.out.printf("%s with -Dacceptance.seed=%d%n", test.getDisplayName(), SEED);
        folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target/acceptance").toAbsolutePath()), "");
    }

    @Test
    void a_year_of_files_in_any_order_becomes_books_that_tie_to_the_bank() throws IOException {
        var running = System.getProperty("base.url", "");
        if (running.isEmpty()) {
            try (var product = Product.start(folder, Map.of())) {
                uploadAndCheck(product.gateways(), Interruptions.none());
            }
        } else {
            uploadAndCheck(List.of(URI.create(running)), Interruptions.none());
        }
    }

    @Test
    void the_same_when_each_service_is_killed_in_the_middle() throws IOException {
        assumeOwnProduct();
        try (var product = Product.start(folder, Map.of())) {
            var before = product.pids();

            uploadAndCheck(
                    product.gateways(),
                    Interruptions.of(Map.of(
                            2, () -> product.kill("statement"),
                            5, () -> product.kill("reconciliation"),
                            8, () -> product.kill("report"),
                            11, () -> product.kill("gateway"))));

            var after = product.pids();
            assertThat(List.of("statement", "reconciliation", "report", "gateway"))
                    .noneMatch(name -> after.getOrDefault(name, 0L).equals(before.get(name)));
        }
    }

    @Test
    void the_same_when_redis_is_flushed_in_the_middle() throws IOException {
        assumeOwnProduct();
        try (var product = Product.start(folder, Map.of())) {
            uploadAndCheck(
                    product.gateways(),
                    Interruptions.of(Map.of(
                            3, product::flushRedis,
                            9, product::flushRedis)));
        }
    }

    @Test
    void the_same_with_two_instances_of_every_service() throws IOException {
        assumeOwnProduct();
        try (var product = Product.start(folder, Map.of("instances", "2"))) {
            assertThat(product.gateways()).hasSize(2);

            uploadAndCheck(product.gateways(), Interruptions.none());
        }
    }

    private static void assumeOwnProduct() {
        assumeTrue(System.getProperty("base.url", "").isEmpty(), "what runs at base.url is nobody's to kill");
    }

    private static void uploadAndCheck(List<URI> gateways, Interruptions interruptions) throws IOException {
        var household = Household.register(new Client(gateways), SEED);
        var files = new ArrayList<>(household.year().files());
        Collections.shuffle(files, new Random(SEED));
        for (var at = 0; at < files.size(); at++) {
            household.upload(files.get(at));
            interruptions.after(at);
        }
        household.checkBooks();
        household.checkRepeats();
    }
}
