package io.financereport.tenancy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.UnknownHostException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The gateways' public keys: kept five minutes, and asked for again when a token names an unknown one, at most every 10 s. */
final class PublicKeys {
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(10);
    /** Keys go on being used while no gateway answers. */
    private static final Duration KEPT_WITHOUT_GATEWAY = Duration.ofHours(1);

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int BYTES_MAX = 64 * 1024;

    private PublicKeys() {}

    static JWKSource<SecurityContext> of(TokensConfiguration configuration) {
        try {
            if (configuration.jwks() != null) {
                return new ImmutableJWKSet<>(JWKSet.parse(configuration.jwks()));
            } else {
                return published(configuration.jwksUrls());
            }
        } catch (ParseException | IOException e) {
            throw new IllegalStateException("tokens.jwks or tokens.jwks-urls cannot be read: " + e.getMessage(), e);
        }
    }

    private static JWKSource<SecurityContext> published(List<String> urls) throws IOException {
        return JWKSourceBuilder.<SecurityContext>create(
                        URI.create(urls.getFirst()).toURL(), new FirstThatAnswers(urls))
                .cache(KEPT.toMillis(), TIMEOUT.multipliedBy(2).toMillis())
                .refreshAheadCache(false)
                .rateLimited(ASKED_AGAIN_AFTER.toMillis())
                .retrying(true)
                .outageTolerant(KEPT_WITHOUT_GATEWAY.toMillis())
                .build();
    }

    /**
     * The same address for each machine behind its name: a name has those that are starting too, and a connection tries one of them only.
     * A name that cannot be looked up stays, and fails when it is asked.
     */
    static List<URI> machines(URI address) {
        if (!"http".equals(address.getScheme())) {
            return List.of(address);
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(address.getHost()))
                    .map(machine -> at(address, machine))
                    .toList();
        } catch (UnknownHostException e) {
            return List.of(address);
        }
    }

    private static URI at(URI address, InetAddress machine) {
        try {
            return new URI(
                    address.getScheme(),
                    null,
                    machine.getHostAddress(),
                    address.getPort(),
                    address.getPath(),
                    address.getQuery(),
                    null);
        } catch (URISyntaxException notForAnAddress) {
            // An address of one link names its interface, which no URI may.
            return address;
        }
    }

    /** Asks one gateway after the other. */
    private static final class FirstThatAnswers extends DefaultResourceRetriever {
        private final List<String> urls;

        FirstThatAnswers(List<String> urls) {
            super((int) TIMEOUT.toMillis(), (int) TIMEOUT.toMillis(), BYTES_MAX);
            this.urls = urls;
        }

        @Override
        public Resource retrieveResource(URL ignored) throws IOException {
            IOException failure = new IOException("tokens.jwks-urls is empty");
            for (var url : urls) {
                for (var machine : machines(URI.create(url))) {
                    try {
                        return super.retrieveResource(machine.toURL());
                    } catch (IOException e) {
                        failure = e;
                    }
                }
            }
            throw failure;
        }
    }
}
