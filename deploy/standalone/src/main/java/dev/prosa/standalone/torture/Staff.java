package dev.prosa.standalone.torture;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.standalone.demo.DemoPerson;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Who serves: some agents, one who always comes late, and a supervisor.
final class Staff {

    static final AgentId LATE = new AgentId("agent-late");
    static final AgentId SUPERVISOR = new AgentId("supervisor");

    private static final List<AgentId> AGENTS = IntStream.range(0, 20)
            .mapToObj(number -> new AgentId("agent-" + number))
            .toList();

    private Staff() {}

    static AgentId somebody(SplittableRandom random) {
        return AGENTS.get(random.nextInt(AGENTS.size()));
    }

    static List<DemoPerson> people() {
        return Stream.concat(Stream.of(LATE, SUPERVISOR), AGENTS.stream())
                .map(Staff::person)
                .toList();
    }

    static DemoPerson person(AgentId agent) {
        return new DemoPerson(agent.value(), agent.value(), agent.equals(SUPERVISOR) ? "SUPERVISOR" : "AGENT");
    }
}
