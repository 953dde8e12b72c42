package dev.prosa.standalone.torture.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server that echoes, behind a proxy.
class DetourTest {

    private ServerSocket server;
    private Detour detour;
    private int port;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::echo);
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        detour = Detour.open("test", port, server.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        detour.close();
        server.close();
    }

    private void echo() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> {
                    try (client) {
                        client.getInputStream().transferTo(client.getOutputStream());
                    } catch (IOException e) {
                        // the client is gone
                    }
                });
            } catch (IOException e) {
                // closed
            }
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(500);
        return socket;
    }

    private static int said(Socket socket, int what) throws IOException {
        socket.getOutputStream().write(what);
        return socket.getInputStream().read();
    }

    @Test
    void inFairWeatherEverythingPasses() throws IOException {
        try (var socket = connect()) {
            assertThat(said(socket, 42)).isEqualTo(42);
        }
    }

    @Test
    void whatIsDelayedArrivesLater() throws IOException {
        try (var socket = connect()) {
            socket.setSoTimeout(5_000);
            assertThat(said(socket, 1)).isEqualTo(1);
            detour.set(new Weather.Slow(Duration.ofMillis(200)));
            long begun = System.nanoTime();
            assertThat(said(socket, 2)).isEqualTo(2);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        }
    }

    @Test
    void aCutResetsWhatThereIsAndWhatComesUntilTheWeatherIsFair() throws IOException {
        try (var socket = connect()) {
            assertThat(said(socket, 1)).isEqualTo(1);
            detour.set(new Weather.Cut());
            assertThatThrownBy(() -> {
                        while (said(socket, 2) >= 0) {}
                        throw new IOException("closed");
                    })
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
        detour.set(new Weather.Fair());
        try (var socket = connect()) {
            assertThat(said(socket, 3)).isEqualTo(3);
        }
    }

    @Test
    void aHalfOpenConnectionStaysOpenAndSilentEvenWhenTheWeatherIsFairAgain() throws IOException {
        try (var old = connect()) {
            assertThat(said(old, 1)).isEqualTo(1);
            detour.set(new Weather.HalfOpen());
            assertThatThrownBy(() -> said(old, 2)).isInstanceOf(SocketTimeoutException.class);
            try (var during = connect()) {
                assertThatThrownBy(() -> said(during, 3)).isInstanceOf(SocketTimeoutException.class);
            }
            detour.set(new Weather.Fair());
            assertThatThrownBy(() -> said(old, 4)).isInstanceOf(SocketTimeoutException.class);
            try (var fresh = connect()) {
                assertThat(said(fresh, 5)).isEqualTo(5);
            }
        }
    }
}
