package dev.prosa.embedded;

/// Something else listens on the port a server was given.
public final class PortTakenException extends EmbeddedServerException {

    private final int port;

    PortTakenException(String server, String host, int port) {
        super("%s cannot start: port %d on %s is taken. Stop what listens there or choose another port."
                .formatted(server, port, host));
        this.port = port;
    }

    public int port() {
        return port;
    }
}
