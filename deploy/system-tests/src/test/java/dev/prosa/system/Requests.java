package dev.prosa.system;

import dev.prosa.system.EveryEndpoint.Endpoint;
import dev.prosa.system.Tenant.Person;
import dev.prosa.testing.product.Prosa;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/// Asks endpoints as somebody: the console as a browser does, everything else with a token. Every
/// request also pretends, in headers that nobody believes, to be an administrator of one
/// organisation's.
///
/// @param pretended that organisation's ID
record Requests(Prosa prosa, String pretended) {

    HttpResponse<String> by(Person person, Endpoint endpoint, Attempt attempt) {
        return by(person, endpoint, attempt, "apart-" + System.nanoTime());
    }

    /// @param key of the command, if it is one
    HttpResponse<String> by(Person person, Endpoint endpoint, Attempt attempt, String key) {
        return endpoint.isConsoles()
                ? send(endpoint, attempt, key, "Cookie", person.cookies(), "X-CSRF-TOKEN", person.forgery())
                : send(endpoint, attempt, key, "Authorization", person.bearer());
    }

    /// With what is no key there: the console's cookies open nothing else, and a token opens
    /// everything else.
    HttpResponse<String> withTheWrongKeyOf(Person person, Endpoint endpoint, Attempt attempt) {
        return endpoint.isConsoles()
                ? send(endpoint, attempt, "apart", "Authorization", person.bearer())
                : send(endpoint, attempt, "apart", "Cookie", person.cookies());
    }

    private HttpResponse<String> send(Endpoint endpoint, Attempt attempt, String key, String... who) {
        boolean form = endpoint.isConsoles() || endpoint.service().equals("ingress");
        List<String> headers = new ArrayList<>(List.of(
                "Content-Type",
                form ? "application/x-www-form-urlencoded" : "application/json",
                "Idempotency-Key",
                key,
                "X-Organization-Id",
                pretended,
                "X-Forwarded-User",
                "ana"));
        headers.addAll(List.of(who));
        return new Edge(prosa, endpoint.service())
                .send(endpoint.method(), attempt.target(), attempt.body(), headers.toArray(String[]::new));
    }
}
