package dev.prosa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.testing.product.Prosa;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An organisation of a test's own, registered by the operator. It says nothing to customers by
/// itself.
///
/// @param administrator `ana`
/// @param agent `bruno`
record Tenant(String name, String address, String organizationId, Person administrator, Person agent) {

    private static final String PASSWORD = "correct horse battery";

    /// Somebody who is signed in twice.
    ///
    /// @param token for the API
    /// @param cookies of a browser that shows the console
    /// @param forgery what that browser repeats in what it posts
    record Person(String token, String cookies, String forgery) {

        String bearer() {
            return "Bearer " + token;
        }

        @Override
        public String toString() {
            return "Person[]";
        }
    }

    static Tenant register(Prosa prosa, String name, String address) {
        Edge edge = new Edge(prosa, "conversation");
        JsonNode registered =
                post(edge, "/api/organizations", prosa.operator(), 201, """
                {"name": "%1$s", "channelAddresses": ["%2$s"], "policy": {"texts": []},
                 "administrator": {"agentId": "ana", "name": "Ana %1$s", "email": "ana@%1$s.example", "password": "%3$s"}}
                """.formatted(name, address, PASSWORD));
        Person administrator = signIn(edge, "ana@" + name + ".example");
        JsonNode invitation =
                post(edge, "/api/organization/invitations", administrator.bearer(), 201, """
                {"agentId": "bruno", "name": "Bruno %1$s", "email": "bruno@%1$s.example", "role": "AGENT"}
                """.formatted(name));
        post(edge, "/api/invitations/accepted", "", 201, """
                {"token": "%s", "password": "%s"}
                """.formatted(
                        invitation.path("token").asString(), PASSWORD));
        return new Tenant(
                name,
                address,
                registered.path("organizationId").asString(),
                administrator,
                signIn(edge, "bruno@" + name + ".example"));
    }

    private static Person signIn(Edge edge, String email) {
        JsonNode signedIn = post(edge, "/api/tokens", "", 200, """
                {"email": "%s", "password": "%s"}
                """.formatted(email, PASSWORD));
        ConsoleVisit console = new ConsoleVisit(edge);
        assertThat(console.signIn(email, PASSWORD)).isEqualTo(303);
        return new Person(signedIn.path("token").asString(), console.cookie(), console.forgery());
    }

    private static JsonNode post(Edge edge, String path, String authorization, int status, String body) {
        HttpResponse<String> answer = authorization.isEmpty()
                ? edge.send("POST", path, body, "Content-Type", "application/json")
                : edge.send("POST", path, body, "Content-Type", "application/json", "Authorization", authorization);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    @Override
    public String toString() {
        return name;
    }
}
