package io.financereport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.launcher.Product;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code mvn verify -Pe2e}. */
@Tag("e2e")
class BrowserTest {
    private static final Path ROOT = Path.of(System.getProperty("repository.root"));
    private static final int MINUTES_MAX = 20;

    @Test
    void people_can_do_in_a_browser_what_the_product_promises() throws Exception {
        var folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target/browser").toAbsolutePath()), "");
        try (var product = Product.start(folder, Map.of())) {
            var gateway = product.gateways().get(0);

            assertThat(run(ROOT, gateway, "compose/bin/smoke_test.sh")).isZero();
            assertThat(run(ROOT.resolve("gateway-service/src/main/web"), gateway, "npm", "run", "e2e"))
                    .isZero();
        }
    }

    private static int run(Path folder, URI gateway, String... words) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(List.of(words))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.PIPE);
        builder.environment().put("BASE_URL", gateway.toString());
        builder.environment().put("SMOKE_ANSWER_SECONDS", "60");
        var process = builder.start();
        try (var lines = process.inputReader()) {
            lines.lines().forEach(System.out::println);
        }
        assertThat(process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }
}
