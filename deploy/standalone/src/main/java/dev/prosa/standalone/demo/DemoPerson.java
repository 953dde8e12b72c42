package dev.prosa.standalone.demo;

import java.util.List;

/// Somebody who may sign in at the demo organisation. All have one password, made for the data
/// directory.
public record DemoPerson(String agentId, String name, String role) {

    public static final List<DemoPerson> ALL = List.of(
            new DemoPerson("ana", "Ana", "ADMINISTRATOR"),
            new DemoPerson("bia", "Bia", "SUPERVISOR"),
            new DemoPerson("caio", "Caio", "AGENT"));

    public String email() {
        return agentId + "@demo.example";
    }
}
