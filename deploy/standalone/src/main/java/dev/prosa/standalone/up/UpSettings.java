package dev.prosa.standalone.up;

import dev.prosa.standalone.client.Database;
import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.demo.DemoAccount;
import dev.prosa.standalone.demo.DemoOrganization;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What `up` was asked for.
///
/// @param publicUrl where the channel reaches ingress-service
/// @param organizations whom it serves
/// @param externalKafka bootstrap servers of a Kafka that is not ours to start
/// @param externalDatabase a PostgreSQL that is not ours to start
/// @param accounts SIDs of all channel accounts ingress-service trusts, the demo's first
/// @param outlet where messages go that leave for customers
record UpSettings(
        Ports ports,
        URI publicUrl,
        List<DemoOrganization> organizations,
        Optional<String> externalKafka,
        Optional<Database> externalDatabase,
        List<String> accounts,
        Outlet outlet) {

    /// How the environment names further accounts for ingress-service.
    private static final Pattern ACCOUNT = Pattern.compile("PROSA_TWILIO_ACCOUNTS_(AC[0-9A-F]{32})_TOKENS.*");

    UpSettings {
        organizations = List.copyOf(organizations);
        accounts = List.copyOf(accounts);
    }

    /// @throws IllegalArgumentException naming the option that is wrong
    static UpSettings of(
            Ports ports,
            Optional<URI> publicUrl,
            List<DemoOrganization> organizations,
            Map<String, String> environment) {
        publicUrl.ifPresent(UpSettings::checkPublicUrl);
        return new UpSettings(
                ports,
                publicUrl.orElseGet(() -> local(ports.ingress())),
                organizations,
                variable(environment, Endpoints.KAFKA_VARIABLE),
                variable(environment, Endpoints.POSTGRES_URL_VARIABLE).map(url -> database(url, environment)),
                accounts(environment),
                accounts(environment).size() > 1 ? Outlet.TWILIO : Outlet.SIMULATOR);
    }

    /// @param password of the embedded PostgreSQL
    /// @param operatorToken that the services shall believe; empty for none
    Endpoints endpoints(String password, String operatorToken) {
        return new Endpoints(
                local(ports.ingress()),
                publicUrl,
                local(ports.conversation()),
                local(ports.expiry()),
                local(ports.analytics()),
                externalKafka.orElse("localhost:" + ports.kafka()),
                externalDatabase.orElseGet(
                        () -> new Database("postgresql://localhost:" + ports.postgres() + "/prosa", "prosa", password)),
                accounts,
                operatorToken,
                outlet == Outlet.SIMULATOR ? local(ports.simulator()) : null);
    }

    /// Whether `up` starts the service.
    boolean includes(Service service) {
        return service != Service.SIMULATOR || outlet == Outlet.SIMULATOR;
    }

    private static void checkPublicUrl(URI url) {
        boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!web || url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
            throw new IllegalArgumentException(
                    "--public-url must be http:// or https://, a host and at most a path, like https://prosa.example, but is "
                            + url);
        }
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }

    private static Database database(String url, Map<String, String> environment) {
        return new Database(
                url,
                environment.getOrDefault(Endpoints.POSTGRES_USER_VARIABLE, "prosa"),
                environment.getOrDefault(Endpoints.POSTGRES_PASSWORD_VARIABLE, "prosa"));
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static List<String> accounts(Map<String, String> environment) {
        var accounts = new ArrayList<>(List.of(DemoAccount.DEMO.sid()));
        environment.keySet().forEach(name -> {
            var account = ACCOUNT.matcher(name.toUpperCase(Locale.ROOT));
            if (account.matches()) {
                accounts.add("AC" + account.group(1).substring(2).toLowerCase(Locale.ROOT));
            }
        });
        return accounts;
    }
}
