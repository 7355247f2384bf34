package io.financereport.gateway;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/** A name that has two machines behind it, as a scaled service in a network of containers; all others are looked up as ever. */
public final class Names extends InetAddressResolverProvider {
    static final String OF_TWO = "two-machines.test";

    @Override
    public InetAddressResolver get(Configuration configuration) {
        var usual = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                return host.equals(OF_TWO) ? Stream.of(machine(2), machine(3)) : usual.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return usual.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "a name of two machines";
    }

    /** Every machine has these loopback addresses. */
    static InetAddress machine(int number) throws UnknownHostException {
        return InetAddress.getByAddress(OF_TWO, new byte[] {127, 0, 0, (byte) number});
    }
}
