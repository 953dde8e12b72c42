package dev.prosa.standalone.up;

import dev.prosa.standalone.Failure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.regex.Pattern;

/// A Kafka or PostgreSQL that somebody else runs.
final class ExternalServer {

    private static final Pattern POSTGRES = Pattern.compile("postgresql://([^/?]+)/[^?]+(\\?.*)?");
    private static final int CONNECT_MILLIS = 5_000;

    private ExternalServer() {}

    /// @throws Failure if none of the servers accepts a connection
    static void checkKafka(String bootstrapServers) {
        check("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers, bootstrapServers, 9092);
    }

    /// @throws Failure if the URL is none, or the server accepts no connection
    static void checkPostgres(String url) {
        var parts = POSTGRES.matcher(url);
        if (!parts.matches()) {
            throw new Failure("POSTGRES_URL must be postgresql://host:port/database but is " + url);
        }
        check("POSTGRES_URL", url, parts.group(1), 5432);
    }

    private static void check(String variable, String value, String servers, int defaultPort) {
        if (Arrays.stream(servers.split(",")).noneMatch(server -> accepts(server.strip(), defaultPort))) {
            throw new Failure("Nothing answers where %s points to, %s: start it, or unset %s to have one started here"
                    .formatted(variable, value, variable));
        }
    }

    private static boolean accepts(String server, int defaultPort) {
        int colon = server.lastIndexOf(':');
        var host = colon < 0 ? server : server.substring(0, colon);
        try (var socket = new Socket()) {
            int port = colon < 0 ? defaultPort : Integer.parseInt(server.substring(colon + 1));
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
