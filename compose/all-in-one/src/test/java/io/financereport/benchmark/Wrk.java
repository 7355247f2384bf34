package io.financereport.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The load generator of that name: two threads, sixteen connections, the same request again and again. */
final class Wrk {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+(\\S+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+(\\S+)");
    private static final Pattern ERRORS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

    private Wrk() {}

    record Load(String requestsPerSecond, String p99, String errors) {
        @Override
        public String toString() {
            return "%s requests/s, p99 %s, %s errors".formatted(requestsPerSecond, p99, errors);
        }
    }

    static Load run(URI address, String token, int seconds) throws IOException {
        var process = new ProcessBuilder(
                        "wrk",
                        "-t2",
                        "-c16",
                        "-d" + seconds + "s",
                        "--latency",
                        "-H",
                        "Authorization: Bearer " + token,
                        address.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Load(first(RATE, output, "?"), first(P99, output, "?"), first(ERRORS, output, "0"));
    }

    private static String first(Pattern pattern, String text, String otherwise) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : otherwise;
    }
}
