package dev.prosa.standalone.up;

import dev.prosa.contracts.wire.Json;
import dev.prosa.standalone.supervision.ChildEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/// What runs, written down for `status` at every change.
final class ProcessTable {

    private final Path file;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    ProcessTable(Path file) {
        this.file = file;
    }

    /// One child.
    ///
    /// @param state `starting`, `ready`, `died` or `stopped`, as far as the supervisor knows
    record Row(String name, long pid, int port, Instant startedAt, int restarts, String state, String log) {

        Row in(String other) {
            return new Row(name, pid, port, startedAt, restarts, other, log);
        }
    }

    private record Rows(List<Row> processes) {}

    synchronized void note(ChildEvent event) {
        var name = event.program().name();
        switch (event) {
            case ChildEvent.Started(var program, var pid, var at, var restarts) ->
                rows.put(
                        name,
                        new Row(
                                name,
                                pid,
                                program.port(),
                                at,
                                restarts,
                                "starting",
                                program.log().path().toString()));
            case ChildEvent.Ready _ -> set(name, "ready");
            case ChildEvent.Died _ -> set(name, "died");
            case ChildEvent.Stopped _ -> set(name, "stopped");
        }
        write(rows.values());
    }

    /// The rows as they were last written; none if they never were.
    static List<Row> read(Path file) {
        try {
            return Files.exists(file)
                    ? Json.read(Files.readAllBytes(file), Rows.class).processes()
                    : List.of();
        } catch (IOException | JacksonException e) {
            return List.of();
        }
    }

    private void set(String name, String state) {
        rows.computeIfPresent(name, (_, row) -> row.in(state));
    }

    private void write(Collection<Row> all) {
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, Json.write(new Rows(List.copyOf(all))));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // a full disk, say: status shows what it last read, and that is no reason to stop supervising
        }
    }
}
