package dev.prosa.system;

import static java.util.Map.entry;

import dev.prosa.system.EveryEndpoint.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What somebody asks of an endpoint about what is another organisation's.
///
/// @param target and `body` name what is the other's in braces, such as `{conversationId}`
/// @param administrator the status with which an administrator is answered
/// @param agent the same of an agent, whose role may do less
record Attempt(String target, String body, int administrator, int agent) {

    /// Whatever one of the console's forms may ask for.
    private static final String FORM = "key=apart&body=Oi&seen=9&toAgent=bruno&name=Eva&label=apart";

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /// Of endpoints that name nothing in their path, and of those where the role decides. Whatever
    /// else names something is answered 404, and needs an entry only if it asks for a body.
    private static final Map<String, List<Attempt>> KNOWN = Map.ofEntries(
            entry("ingress POST /webhooks/twilio/messages", webhook("/webhooks/twilio/messages")),
            entry("ingress POST /webhooks/twilio/statuses", webhook("/webhooks/twilio/statuses")),
            entry(
                    "ingress GET /media",
                    List.of(asks("/media?url=https%3A%2F%2Fapi.twilio.com%2F2010-04-01%2FAccounts", 401))),
            entry(
                    "conversation GET /api/conversations",
                    List.of(
                            asks("/api/conversations", 200),
                            asks("/api/conversations?customer={customer}", 200),
                            asks("/api/conversations?servedBy=ana", 200),
                            asks("/api/conversations?status=CLOSED&limit=200", 200))),
            entry("conversation GET /api/conversations/stream", List.of(asks("/api/conversations/stream", 200))),
            entry(
                    "conversation POST /api/conversations/{conversationId}/replies",
                    tells("replies", "{\"body\": \"Oi\"}")),
            entry("conversation POST /api/conversations/{conversationId}/notes", tells("notes", "{\"body\": \"Oi\"}")),
            entry("conversation POST /api/conversations/{conversationId}/close", tells("close", "{\"seen\": 99}")),
            entry(
                    "conversation POST /api/conversations/{conversationId}/transfers",
                    tells("transfers", "{\"toAgent\": \"bruno\"}")),
            entry("conversation GET /api/organization", List.of(asks("/api/organization", 200))),
            entry(
                    "conversation PUT /api/organization/policy",
                    List.of(new Attempt("/api/organization/policy", "{\"texts\": []}", 200, 403))),
            entry(
                    "conversation POST /api/organization/addresses",
                    List.of(new Attempt("/api/organization/addresses", "{\"address\": \"{address}\"}", 409, 403))),
            entry(
                    "conversation DELETE /api/organization/addresses/{address}",
                    List.of(new Attempt("/api/organization/addresses/{address}", "", 404, 403))),
            entry(
                    "conversation POST /api/organization/invitations",
                    List.of(new Attempt("/api/organization/invitations", """
                    {"agentId": "eva", "name": "Eva", "email": "ana@{name}.example", "role": "ADMINISTRATOR"}
                    """, 201, 403))),
            entry("conversation POST /api/organizations", List.of(new Attempt("/api/organizations", """
                    {"name": "{name}", "channelAddresses": ["{address}"],
                     "administrator": {"agentId": "eva", "name": "Eva", "email": "eva@x.example", "password": "a long password"}}
                    """, 403, 403))),
            entry("conversation POST /api/tokens", List.of(new Attempt("/api/tokens", """
                    {"email": "ana@{name}.example", "password": "not her password"}
                    """, 401, 401))),
            entry(
                    "conversation POST /api/invitations/accepted",
                    List.of(new Attempt("/api/invitations/accepted", """
                    {"token": "{organization}", "password": "a long password"}
                    """, 404, 404))),
            entry("conversation GET /.well-known/jwks.json", List.of(asks("/.well-known/jwks.json", 200))),
            entry("conversation GET /console", List.of(asks("/console", 200), asks("/console?q=%2B5511", 200))),
            entry(
                    "conversation GET /console/list",
                    List.of(asks("/console/list", 200), asks("/console/list?q=%2B5511", 200))),
            entry("conversation GET /console/stream", List.of(asks("/console/stream", 200))),
            entry(
                    "conversation POST /console/conversations/{conversationId}/presence",
                    List.of(new Attempt("/console/conversations/{conversationId}/presence", "", 200, 200))),
            entry(
                    "conversation GET /console/canned-replies",
                    List.of(new Attempt("/console/canned-replies", "", 200, 403))),
            entry(
                    "conversation POST /console/canned-replies",
                    List.of(new Attempt("/console/canned-replies", "shortcut=oi&body=Oi", 303, 403))),
            entry(
                    "conversation POST /console/canned-replies/removed",
                    List.of(new Attempt("/console/canned-replies/removed", "shortcut=apart", 303, 403))),
            entry("conversation GET /console/sign-in", List.of(asks("/console/sign-in", 200))),
            entry(
                    "conversation POST /console/sign-in",
                    List.of(new Attempt(
                            "/console/sign-in", "email=ana%40{name}.example&password=not+her+password", 401, 401))),
            entry("conversation POST /console/sign-out", List.of(asks("/console/sign-out", 303))),
            entry("expiry GET /api/timers", List.of(asks("/api/timers", 403))),
            entry(
                    "expiry GET /api/timers/{conversationId}",
                    List.of(new Attempt("/api/timers/{conversationId}", "", 403, 403))),
            entry(
                    "analytics GET /api/closures/summary",
                    List.of(
                            asks("/api/closures/summary", 200),
                            asks("/api/closures/summary?groupBy=agent", 200),
                            asks("/api/closures/summary?organizationId={organization}", 404))));

    /// @throws AssertionError if nobody has said what is to be tried there
    static List<Attempt> at(Endpoint endpoint) {
        List<Attempt> known = KNOWN.get(endpoint.toString());
        if (known != null) {
            return known;
        }
        if (!VARIABLE.matcher(endpoint.path()).find()) {
            throw new AssertionError("say in Attempt what somebody of another organisation is answered by " + endpoint);
        }
        String body = endpoint.isConsoles() ? FORM : "{}";
        return List.of(new Attempt(endpoint.path(), endpoint.method().equals("GET") ? "" : body, 404, 404));
    }

    /// The same about what is there.
    ///
    /// @throws AssertionError if something has no name there
    Attempt about(Map<String, String> theirs) {
        return new Attempt(filled(target, theirs), filled(body, theirs), administrator, agent);
    }

    private static String filled(String text, Map<String, String> theirs) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            String value = theirs.get(found.group(1));
            if (value == null) {
                throw new AssertionError(
                        "say in OrganizationsApart which " + found.group() + " another organisation has");
            }
            return value;
        });
    }

    private static Attempt asks(String target, int status) {
        return new Attempt(target, "", status, status);
    }

    private static List<Attempt> tells(String what, String body) {
        return List.of(new Attempt("/api/conversations/{conversationId}/" + what, body, 404, 404));
    }

    /// A token of ours is no signature of Twilio's.
    private static List<Attempt> webhook(String path) {
        return List.of(new Attempt(
                path,
                "AccountSid=AC00000000000000000000000000000000&MessageSid=SM1&MessageStatus=read&To={address}"
                        + "&From={customer}&Body=Oi",
                403,
                403));
    }
}
