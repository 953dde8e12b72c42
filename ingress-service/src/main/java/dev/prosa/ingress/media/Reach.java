package dev.prosa.ingress.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which addresses may be connected to: that of the configured base URL, and what is on the public internet. So no
/// redirect and no name's server leads into our own network.
///
/// @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's special IPv4 addresses</a>
/// @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA's special IPv6 addresses</a>
final class Reach {

    private static final List<Block> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Block::of)
            .toList();

    /// All that is routed of IPv6, and where a network without IPv4 has the whole of it.
    private static final Block GLOBAL_IPV6 = Block.of("2000::/3");
    private static final Block TRANSLATED_IPV4 = Block.of("64:ff9b::/96");

    private final String host;
    private final @Nullable InetAddress literal;
    private final int port;

    Reach(URI baseUrl) {
        this.host = baseUrl.getHost();
        this.literal = host.startsWith("[") ? InetAddress.ofLiteral(host.substring(1, host.length() - 1)) : null;
        this.port = baseUrl.getPort() >= 0 ? baseUrl.getPort() : "https".equals(baseUrl.getScheme()) ? 443 : 80;
    }

    /// @param asked host and port as they stand in the URL
    /// @param address what the host turned out to be
    boolean includes(InetSocketAddress asked, InetAddress address) {
        return asked.getPort() == port && isConfigured(asked, address) || isPublic(address);
    }

    /// An IPv6 address can be written in several ways.
    private boolean isConfigured(InetSocketAddress asked, InetAddress address) {
        return asked.getHostString().equalsIgnoreCase(host) || address.equals(literal);
    }

    private static boolean isPublic(InetAddress address) {
        return isPublic(address.getAddress());
    }

    private static boolean isPublic(byte[] address) {
        if (TRANSLATED_IPV4.holds(address)) {
            return isPublic(Arrays.copyOfRange(address, 12, 16));
        }
        return (address.length == 4 || GLOBAL_IPV6.holds(address))
                && NOT_PUBLIC.stream().noneMatch(block -> block.holds(address));
    }

    /// Addresses that begin alike.
    private record Block(byte[] start, int bits) {

        static Block of(String text) {
            String[] parts = text.split("/");
            return new Block(InetAddress.ofLiteral(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        }

        boolean holds(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if (((address[bit / 8] ^ start[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
