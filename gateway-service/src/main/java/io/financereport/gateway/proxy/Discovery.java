package io.financereport.gateway.proxy;

import io.micronaut.context.BeanLocator;
import io.micronaut.discovery.CompositeDiscoveryClient;
import io.micronaut.discovery.DiscoveryClient;
import io.micronaut.discovery.ServiceInstance;
import io.micronaut.discovery.ServiceInstanceList;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;

/**
 * Finds where a service's instances are: Micronaut's discovery names addresses, DNS may have several machines behind one name.
 * Java's own resolver caches a name, so {@code networkaddress.cache.ttl} is set low where the process starts.
 */
@Singleton
final class Discovery {
    private final BeanLocator beans;
    private final List<DiscoveryClient> clients;
    private final UpstreamLimits limits;

    /** Micronaut's composite client keeps what it found for half a minute; those that it is made of are asked each time. */
    Discovery(BeanLocator beans, List<DiscoveryClient> clients, UpstreamLimits limits) {
        this.beans = beans;
        this.clients = clients.stream()
                .filter(client -> !(client instanceof CompositeDiscoveryClient))
                .toList();
        this.limits = limits;
    }

    List<URI> list(Service service) {
        return named(service).stream()
                .map(ServiceInstance::getURI)
                .flatMap(Discovery::machines)
                .distinct()
                .limit(limits.instancesMax())
                .toList();
    }

    private List<ServiceInstance> named(Service service) {
        var configured = beans.findBean(ServiceInstanceList.class, Qualifiers.byName(service.id()));
        if (configured.isPresent()) {
            return configured.get().getInstances();
        } else {
            return Flux.fromIterable(clients)
                    .flatMap(client -> client.getInstances(service.id()))
                    .flatMapIterable(instances -> instances)
                    .collectList()
                    .blockOptional(limits.checkWithin())
                    .orElse(List.of());
        }
    }

    /** By HTTPS the name is what the certificate proves, so it stays. */
    private static Stream<URI> machines(URI named) {
        if (!"http".equals(named.getScheme())) {
            return Stream.of(named);
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(named.getHost())).map(address -> at(named, address));
        } catch (UnknownHostException e) {
            return Stream.of();
        }
    }

    private static URI at(URI named, InetAddress address) {
        try {
            return new URI(named.getScheme(), null, address.getHostAddress(), named.getPort(), null, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
