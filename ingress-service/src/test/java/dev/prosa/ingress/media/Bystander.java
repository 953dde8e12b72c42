package dev.prosa.ingress.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/// Something else that listens on this machine, to which nobody is to connect. It hangs up on whoever does.
final class Bystander implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger visitors = new AtomicInteger();

    /// Listens on every address, IPv6 too.
    Bystander() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.ofLiteral("::"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::count);
    }

    private void count() {
        try {
            while (true) {
                try (Socket _ = socket.accept()) {
                    visitors.incrementAndGet();
                }
            }
        } catch (IOException _) {
            // closed
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    int visitors() {
        return visitors.get();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
