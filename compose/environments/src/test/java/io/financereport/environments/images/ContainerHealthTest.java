package io.financereport.environments.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.financereport.environments.Script;
import io.financereport.test.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerHealthTest {
    private final Script health = Script.named("container_health.sh");

    @ParameterizedTest
    @CsvSource({"200, 0", "503, 1", "404, 1", "302, 1"})
    void only_a_ready_service_is_healthy(int status, int code) throws IOException {
        var service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/health/readiness", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        service.start();
        try {
            var outcome = health.with("HEALTH_ANSWER_SECONDS", "60")
                    .run(String.valueOf(service.getAddress().getPort()));

            assertThat(outcome.exitCode()).isEqualTo(code);
            assertThat(outcome.out()).contains(" " + status + " ");
        } finally {
            service.stop(0);
        }
    }

    @Test
    void a_port_on_which_nothing_listens_is_said_so() {
        var port = FreePort.next();

        var outcome = health.run(String.valueOf(port));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("nothing listens on port " + port);
    }

    @Test
    void a_service_that_is_silent_is_not_waited_for_longer_than_the_check_may_take() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var outcome = health.run(String.valueOf(silent.getLocalPort()));

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.out()).contains("no answer within 4 s");
        }
    }
}
