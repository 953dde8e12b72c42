package dev.prosa.ingress.media;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Turns the host of every connection into addresses, and hands out none that is out of [Reach].
///
/// The address that is checked is the one that is connected to: a name that has another address a moment later gains
/// nothing. An address that stands in a URL as it is comes by here too.
final class GuardedResolver extends AddressResolverGroup<InetSocketAddress> {

    private final Reach reach;

    GuardedResolver(Reach reach) {
        this.reach = reach;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new AbstractAddressResolver<>(executor, InetSocketAddress.class) {
            @Override
            protected boolean doIsResolved(InetSocketAddress address) {
                return false;
            }

            @Override
            protected void doResolve(InetSocketAddress asked, Promise<InetSocketAddress> promise) {
                lookUp(asked, promise, List::getFirst);
            }

            @Override
            protected void doResolveAll(InetSocketAddress asked, Promise<List<InetSocketAddress>> promise) {
                lookUp(asked, promise, Function.identity());
            }
        };
    }

    /// The JDK looks names up while its caller waits, which no event loop may.
    private <T> void lookUp(InetSocketAddress asked, Promise<T> promise, Function<List<InetSocketAddress>, T> choice) {
        Thread.ofVirtual().name("media-resolver").start(() -> {
            try {
                promise.trySuccess(choice.apply(addresses(asked)));
            } catch (UnknownHostException | OutOfReachException e) {
                promise.tryFailure(e);
            }
        });
    }

    private List<InetSocketAddress> addresses(InetSocketAddress asked)
            throws UnknownHostException, OutOfReachException {
        InetAddress[] found = asked.isUnresolved()
                ? InetAddress.getAllByName(asked.getHostString())
                : new InetAddress[] {asked.getAddress()};
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (InetAddress address : found) {
            if (!reach.includes(asked, address)) {
                throw new OutOfReachException();
            }
            addresses.add(new InetSocketAddress(address, asked.getPort()));
        }
        return addresses;
    }
}
