package dev.prosa.ingress.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("ASVS-5.0-1.3.6")
class ReachTest {

    private final Reach twilios = new Reach(URI.create("https://api.twilio.com"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void whatIsNotOnTheInternetIsOutOfReach(String address) {
        assertThat(twilios.includes(asked("cdn.example", 443), InetAddress.ofLiteral(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.1",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.1",
                "223.255.255.255",
                "64:ff9b::101:101",
                "2600:9000::1",
                "2a00:1450::1"
            })
    void whatIsOnTheInternetIsNot(String address) {
        assertThat(twilios.includes(asked("cdn.example", 443), InetAddress.ofLiteral(address)))
                .isTrue();
    }

    @Test
    void theConfiguredHostMayBeAnywhereAndOnItsPortOnly() {
        Reach reach = new Reach(URI.create("http://localhost:8090"));
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");

        assertThat(reach.includes(asked("localhost", 8090), loopback)).isTrue();
        assertThat(reach.includes(asked("localhost", 8091), loopback)).isFalse();
        assertThat(reach.includes(asked("127.0.0.1", 8090), loopback)).isFalse();
        assertThat(new Reach(URI.create("http://[::1]:8090"))
                        .includes(asked("0:0:0:0:0:0:0:1", 8090), InetAddress.ofLiteral("::1")))
                .isTrue();
        assertThat(twilios.includes(asked("api.twilio.com", 443), InetAddress.ofLiteral("10.0.0.1")))
                .isTrue();
        assertThat(twilios.includes(asked("api.twilio.com", 80), InetAddress.ofLiteral("10.0.0.1")))
                .isFalse();
    }

    private static InetSocketAddress asked(String host, int port) {
        return InetSocketAddress.createUnresolved(host, port);
    }
}
