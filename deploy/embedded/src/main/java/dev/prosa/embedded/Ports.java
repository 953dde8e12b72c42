package dev.prosa.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Finds ports that are free, and says so when one is not.
final class Ports {

    private Ports() {}

    /// The port to use for a wish: itself if it is free, any free one if it is 0.
    ///
    /// @throws PortTakenException if something listens there already
    static int claim(String server, String host, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // connections that linger after a restart are no obstacle
            socket.bind(new InetSocketAddress(host, port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new PortTakenException(server, host, port);
        }
    }

    static int check(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be from 1 to 65535, or 0 for any free one, but is " + port);
        }
        return port;
    }
}
