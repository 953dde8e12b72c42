package dev.prosa.standalone.up;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Where everything listens. 0 in a request means any free port.
record Ports(int ingress, int conversation, int expiry, int analytics, int simulator, int kafka, int postgres) {

    /// The option that sets the simulator's.
    static final String SIMULATOR = "--port.simulator";

    static final Ports DEFAULTS = new Ports(8080, 8081, 8082, 8083, 8090, 9092, 15432);

    /// @throws IllegalArgumentException naming the option of a port that is none, or two that are
    ///     the same
    Ports {
        var owners = new LinkedHashMap<Integer, String>();
        options(ingress, conversation, expiry, analytics, simulator, kafka, postgres)
                .forEach((option, port) -> {
                    if (port < 0 || port > 65_535) {
                        throw new IllegalArgumentException(
                                option + " must be from 1 to 65535, or 0 for any free one, but is " + port);
                    }
                    var other = port == 0 ? null : owners.put(port, option);
                    if (other != null) {
                        throw new IllegalArgumentException(other + " and " + option + " are both " + port);
                    }
                });
    }

    /// By the option that sets it.
    Map<String, Integer> byOption() {
        return options(ingress, conversation, expiry, analytics, simulator, kafka, postgres);
    }

    /// The same with a free port in place of every 0.
    Ports resolved() {
        UnaryOperator<Integer> free = port -> port == 0 ? anyFree() : port;
        return new Ports(
                free.apply(ingress),
                free.apply(conversation),
                free.apply(expiry),
                free.apply(analytics),
                free.apply(simulator),
                free.apply(kafka),
                free.apply(postgres));
    }

    /// Whether nothing listens on the port, on any address.
    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int anyFree() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no port is free", e);
        }
    }

    private static Map<String, Integer> options(
            int ingress, int conversation, int expiry, int analytics, int simulator, int kafka, int postgres) {
        var options = new LinkedHashMap<String, Integer>();
        options.put("--port.ingress", ingress);
        options.put("--port.conversation", conversation);
        options.put("--port.expiry", expiry);
        options.put("--port.analytics", analytics);
        options.put(SIMULATOR, simulator);
        options.put("--port.kafka", kafka);
        options.put("--port.postgres", postgres);
        return options;
    }
}
