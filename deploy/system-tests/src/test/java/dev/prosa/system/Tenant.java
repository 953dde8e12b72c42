package dev.prosa.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An organisation of a test's own, registered by the operator. It says nothing to customers by
/// itself.
///
/// @param administrator the token of its administrator, `ana`
/// @param agent the token of its agent, `bruno`
record Tenant(String name, String address, String organizationId, String administrator, String agent) {

    static final String PASSWORD = "correct horse battery";

    static Tenant register(Prosa prosa, String name, String address) {
        Edge edge = new Edge(prosa, "conversation");
        JsonNode registered =
                post(edge, "/api/organizations", prosa.operator(), 201, """
                {"name": "%1$s", "channelAddresses": ["%2$s"], "policy": {"texts": []},
                 "administrator": {"agentId": "ana", "name": "Ana %1$s", "email": "ana@%1$s.example", "password": "%3$s"}}
                """.formatted(name, address, PASSWORD));
        String administrator = signIn(edge, "ana@" + name + ".example");
        JsonNode invitation =
                post(edge, "/api/organization/invitations", "Bearer " + administrator, 201, """
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

    private static String signIn(Edge edge, String email) {
        return post(edge, "/api/tokens", "", 200, """
                {"email": "%s", "password": "%s"}
                """.formatted(email, PASSWORD))
                .path("token")
                .asString();
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
