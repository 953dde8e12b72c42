package dev.prosa.standalone.torture.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/// One connection through a [Detour]: what one side says the other hears, weather permitting.
final class Link {

    private static final int CHUNK = 32 * 1024;

    private final Detour detour;
    private final Socket client;
    private volatile @Nullable Socket server;
    private volatile boolean abandoned;

    Link(Detour detour, Socket client) {
        this.detour = detour;
        this.client = client;
    }

    /// Connects to the other side and carries what the client says there; returns when that ends.
    void connect(int port, int millis) {
        var other = new Socket();
        try {
            other.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), millis);
            other.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
        } catch (IOException e) {
            close(other);
            reset();
            return;
        }
        server = other;
        Thread.ofVirtual().start(() -> carry(other, client));
        carry(client, other);
    }

    /// Reads what the client says to nobody, until it gives up.
    void swallow() {
        abandoned = true;
        try {
            var chunk = new byte[CHUNK];
            while (client.getInputStream().read(chunk) >= 0) {
                // nobody hears it
            }
        } catch (IOException e) {
            // it gave up
        }
        close(client);
        detour.gone(this);
    }

    /// The other side vanishes; the client is not told.
    void abandon() {
        abandoned = true;
        var other = server;
        if (other != null) {
            close(other);
        }
    }

    /// Both sides are told at once.
    void reset() {
        abandoned = false;
        var other = server;
        if (other != null) {
            abort(other);
        }
        abort(client);
        detour.gone(this);
    }

    private void carry(Socket from, Socket to) {
        var chunk = new byte[CHUNK];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (detour.weather() instanceof Weather.Slow slow) {
                    Thread.sleep(slow.by());
                }
                out.write(chunk, 0, read);
            }
        } catch (IOException e) {
            // told below
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!abandoned) {
            close(from);
            close(to);
            detour.gone(this);
        } else if (from.equals(client)) {
            swallow();
        }
    }

    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // closed already
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // as good as closed
        }
    }
}
