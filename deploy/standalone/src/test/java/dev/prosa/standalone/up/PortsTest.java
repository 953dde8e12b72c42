package dev.prosa.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prosa.standalone.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortsTest {

    @Test
    void whatIsNoPortIsRefusedByItsOption() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ports(8080, 8081, 70_000, 8083, 8090, 9092, 15432))
                .withMessage("--port.expiry must be from 1 to 65535, or 0 for any free one, but is 70000");
    }

    @Test
    void twoCannotShareAPort() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ports(8080, 8081, 8082, 8083, 8090, 8080, 15432))
                .withMessage("--port.ingress and --port.kafka are both 8080");
    }

    @Test
    void zeroBecomesAnyFreePort() {
        var ports = new Ports(0, 0, 0, 0, 0, 9092, 0).resolved();

        assertThat(ports.byOption().values()).doesNotContain(0);
        assertThat(ports.kafka()).isEqualTo(9092);
    }

    @Test
    void aPortThatIsTakenNamesItsHolderAndTheOptionToChangeIt() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();

            assertThatThrownBy(() -> Preconditions.freePorts(Map.of("--port.ingress", port)))
                    .isInstanceOf(Failure.class)
                    .hasMessageStartingWith("Port " + port + " is taken by ")
                    .hasMessageEndingWith(", choose another with --port.ingress=PORT");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whereTheSystemTellsTheHolderIsNamedWithItsPid() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortHolder.of(socket.getLocalPort()))
                    .contains("java (pid " + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void freePortsAreFine() {
        Preconditions.freePorts(new Ports(0, 0, 0, 0, 0, 0, 0).resolved().byOption());
    }
}
