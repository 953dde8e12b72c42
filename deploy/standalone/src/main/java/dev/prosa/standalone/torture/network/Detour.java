package dev.prosa.standalone.torture.network;

import dev.prosa.standalone.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A TCP proxy on loopback, whose [Weather] can change at any time.
public final class Detour implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2_000;

    private final String name;
    private final int target;
    private final ServerSocket server;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile Weather weather = new Weather.Fair();

    private Detour(String name, int target, ServerSocket server) {
        this.name = name;
        this.target = target;
        this.server = server;
    }

    /// @param port where it listens
    /// @param target the port it leads to
    /// @throws Failure if the port is taken
    public static Detour open(String name, int port, int target) {
        try {
            var server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            var detour = new Detour(name, target, server);
            Thread.ofVirtual().name("detour-" + name).start(detour::accept);
            return detour;
        } catch (IOException e) {
            throw new Failure("Cannot listen on port " + port + " (" + e.getMessage() + "): choose another port base");
        }
    }

    public String name() {
        return name;
    }

    /// Changes the weather for the connections there are and those to come. Connections that were
    /// half open stay so: only new ones find a better world.
    public void set(Weather next) {
        weather = next;
        switch (next) {
            case Weather.Cut _ -> links.forEach(Link::reset);
            case Weather.HalfOpen _ -> links.forEach(Link::abandon);
            case Weather.Fair _, Weather.Slow _ -> {
                // felt by what passes from now on
            }
        }
    }

    Weather weather() {
        return weather;
    }

    void gone(Link link) {
        links.remove(link);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // closed, or the next one is luckier
            }
        }
    }

    private void serve(Socket client) {
        var link = new Link(this, client);
        links.add(link);
        switch (weather) {
            case Weather.Cut _ -> link.reset();
            case Weather.HalfOpen _ -> link.swallow();
            case Weather.Fair _, Weather.Slow _ -> link.connect(target, CONNECT_MILLIS);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // nobody listens then either
        }
        links.forEach(Link::reset);
    }
}
