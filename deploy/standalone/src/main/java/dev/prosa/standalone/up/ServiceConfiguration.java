package dev.prosa.standalone.up;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.wire.Json;
import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.demo.DemoAccount;
import dev.prosa.standalone.demo.DemoOrganization;
import dev.prosa.standalone.demo.DemoPerson;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The one place that knows how the services are configured: by their environment. What is the same
/// for all is in variables they document; the demo is in `SPRING_APPLICATION_JSON`, which no
/// command line shows.
final class ServiceConfiguration {

    private final UpSettings settings;
    private final Endpoints endpoints;
    private final Optional<String> demoPassword;
    private final Optional<String> mediaToken;

    /// Nobody may sign in, and nobody gets a customer's files.
    ServiceConfiguration(UpSettings settings, Endpoints endpoints) {
        this(settings, endpoints, Optional.empty(), Optional.empty());
    }

    /// @param demoPassword of the demo's people
    /// @param mediaToken by which conversation-service gets customers' files from ingress-service
    ServiceConfiguration(
            UpSettings settings, Endpoints endpoints, Optional<String> demoPassword, Optional<String> mediaToken) {
        this.settings = settings;
        this.endpoints = endpoints;
        this.demoPassword = demoPassword;
        this.mediaToken = mediaToken;
    }

    /// The environment of a service, on top of ours.
    Map<String, String> of(Service service) {
        return of(service, Map.of());
    }

    /// The same.
    ///
    /// @param further properties of the service, which win
    Map<String, String> of(Service service, Map<String, Object> further) {
        var properties = new LinkedHashMap<>(properties(service));
        properties.putAll(further);
        var environment = new HashMap<String, String>();
        environment.put("SERVER_PORT", Integer.toString(service.port(settings.ports())));
        environment.put(Endpoints.KAFKA_VARIABLE, endpoints.kafka());
        environment.put(Endpoints.POSTGRES_URL_VARIABLE, endpoints.database().url());
        environment.put(Endpoints.POSTGRES_USER_VARIABLE, endpoints.database().user());
        environment.put(
                Endpoints.POSTGRES_PASSWORD_VARIABLE, endpoints.database().password());
        if (service.asksForToken()) {
            environment.put(Endpoints.OPERATOR_TOKEN_VARIABLE, endpoints.operatorToken());
            environment.put(
                    Endpoints.KEYS_VARIABLE,
                    endpoints.conversation().resolve("/.well-known/jwks.json").toString());
        }
        if (service == Service.INGRESS || service == Service.CONVERSATION) {
            mediaToken.ifPresent(token -> environment.put(Endpoints.MEDIA_TOKEN_VARIABLE, token));
        }
        if (service == Service.CONVERSATION) {
            environment.put(Endpoints.INGRESS_URL_VARIABLE, endpoints.ingress().toString());
        }
        environment.put("SPRING_APPLICATION_JSON", Json.writeText(properties));
        return environment;
    }

    private Map<String, Object> properties(Service service) {
        return switch (service) {
            case INGRESS -> ingress();
            case CONVERSATION -> conversation();
            case EXPIRY, ANALYTICS -> Map.of();
            case SIMULATOR -> simulator();
        };
    }

    private Map<String, Object> ingress() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("prosa.twilio.public-url", settings.publicUrl().toString());
        properties.put("prosa.twilio.accounts." + DemoAccount.DEMO.sid() + ".tokens[0]", DemoAccount.DEMO.token());
        properties.putAll(delivery());
        return properties;
    }

    private Map<String, Object> delivery() {
        return switch (settings.outlet()) {
            case NONE -> Map.of();
            case SIMULATOR ->
                Map.of(
                        "prosa.delivery.enabled", true,
                        "prosa.delivery.base-url", String.valueOf(endpoints.simulator()),
                        "prosa.delivery.account-sid", DemoAccount.DEMO.sid());
            case TWILIO ->
                Map.of(
                        "prosa.delivery.enabled",
                        true,
                        "prosa.delivery.account-sid",
                        settings.accounts().get(1));
        };
    }

    private Map<String, Object> simulator() {
        return Map.of(
                "prosa.simulator.account-sid", DemoAccount.DEMO.sid(),
                "prosa.simulator.auth-token", DemoAccount.DEMO.token(),
                "prosa.simulator.url", String.valueOf(endpoints.simulator()),
                "prosa.simulator.ingress", endpoints.ingress().toString(),
                "prosa.simulator.public-url", settings.publicUrl().toString(),
                "prosa.simulator.channel",
                        settings.organizations().getFirst().address().value());
    }

    private Map<String, Object> conversation() {
        var properties = new LinkedHashMap<String, Object>();
        settings.organizations().forEach(organization -> add(properties, organization));
        demoPassword.ifPresent(password -> properties.putAll(people(DemoOrganization.DEMO, DemoPerson.ALL, password)));
        return properties;
    }

    /// Who may sign in at an organisation, all with one password.
    static Map<String, Object> people(DemoOrganization organization, List<DemoPerson> people, String password) {
        var properties = new LinkedHashMap<String, Object>();
        for (int i = 0; i < people.size(); i++) {
            DemoPerson person = people.get(i);
            var prefix = "prosa.organizations." + organization.name() + ".people[" + i + "].";
            properties.put(prefix + "agent-id", person.agentId());
            properties.put(prefix + "name", person.name());
            properties.put(prefix + "email", person.email());
            properties.put(prefix + "role", person.role());
            properties.put(prefix + "password", password);
        }
        return properties;
    }

    private static void add(Map<String, Object> properties, DemoOrganization organization) {
        var prefix = "prosa.organizations." + organization.name() + ".";
        properties.put(prefix + "language", organization.language());
        var addresses = List.copyOf(organization.channelAddresses());
        for (int i = 0; i < addresses.size(); i++) {
            Address address = addresses.get(i);
            properties.put(prefix + "channel-addresses[" + i + "]", address.value());
        }
        organization
                .clocks()
                .byName()
                .forEach((name, clock) -> properties.put(prefix + "timeouts." + kebab(name), clock.toString()));
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
