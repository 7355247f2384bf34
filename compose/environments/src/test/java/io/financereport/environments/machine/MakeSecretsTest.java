package io.financereport.environments.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.isolation.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeSecretsTest {
    @TempDir
    private Path folder;

    @Test
    void redis_has_the_name_that_the_settings_of_the_machine_give_it() throws IOException {
        var checkout = Checkout.at(folder);
        var production = checkout.folder().resolve("compose/production");
        Files.createDirectories(production);
        Files.writeString(production.resolve(".env.prod"), "ENVIRONMENT=staging\nENV_SUFFIX=-staging\n");

        checkout.script("make_secrets.sh").run().requireSuccess();

        assertThat(production.resolve("secrets/services.env"))
                .content()
                .containsPattern("REDIS_URI=redis://:[0-9a-f]+@finance-report-redis-staging:6379/0\n");
    }
}
