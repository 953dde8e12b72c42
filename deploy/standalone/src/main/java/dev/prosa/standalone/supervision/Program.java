package dev.prosa.standalone.supervision;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How to run one child.
///
/// @param command with its arguments; must end when its standard input ends
/// @param environment added to ours
/// @param log where its output goes
/// @param port where it listens, for people
/// @param readiness asked until it says yes
/// @param start how long it may take to become ready
/// @param stop how long it may take to end when asked to; then it is killed
public record Program(
        String name,
        List<String> command,
        Map<String, String> environment,
        LogFile log,
        int port,
        Readiness readiness,
        Duration start,
        Duration stop) {

    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
