package dev.prosa.standalone.torture;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.standalone.demo.DemoOrganization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Who serves: some agents, one who always comes late, and a supervisor.
///
/// @param password everybody's
record Staff(String password) {

    static final AgentId LATE = new AgentId("agent-late");
    static final AgentId SUPERVISOR = new AgentId("supervisor");

    private static final int AGENTS = 20;

    static AgentId somebody(SplittableRandom random) {
        return agent(random.nextInt(AGENTS));
    }

    private static AgentId agent(int number) {
        return new AgentId("agent-" + number);
    }

    static String email(AgentId agent) {
        return agent.value() + "@torture.example";
    }

    /// By which conversation-service knows them.
    Map<String, Object> properties(DemoOrganization organization) {
        List<AgentId> all = new ArrayList<>(List.of(LATE, SUPERVISOR));
        for (int i = 0; i < AGENTS; i++) {
            all.add(agent(i));
        }
        var properties = new LinkedHashMap<String, Object>();
        for (int i = 0; i < all.size(); i++) {
            var prefix = "prosa.organizations." + organization.name() + ".people[" + i + "].";
            properties.put(prefix + "agent-id", all.get(i).value());
            properties.put(prefix + "name", all.get(i).value());
            properties.put(prefix + "email", email(all.get(i)));
            properties.put(prefix + "role", all.get(i).equals(SUPERVISOR) ? "SUPERVISOR" : "AGENT");
            properties.put(prefix + "password", password);
        }
        return properties;
    }

    /// Without the password.
    @Override
    public String toString() {
        return "Staff";
    }
}
