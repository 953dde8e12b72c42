package dev.prosa.standalone.client;

import java.net.URI;
import java.util.List;

/// Endpoints for tests: what a test does not name answers nowhere.
final class TestEndpoints {

    private static final URI NOWHERE = URI.create("http://localhost:1");

    private TestEndpoints() {}

    static Endpoints onKafka(String kafka) {
        return of(NOWHERE, kafka);
    }

    static Endpoints onHttp(URI service) {
        return of(service, "localhost:1");
    }

    static Endpoints of(URI service, String kafka) {
        return new Endpoints(
                service,
                URI.create("http://localhost:8080"),
                service,
                service,
                service,
                kafka,
                new Database("postgresql://localhost:1/prosa", "prosa", "secret"),
                List.of("AC00000000000000000000000000000000"),
                "operator-token",
                service);
    }
}
