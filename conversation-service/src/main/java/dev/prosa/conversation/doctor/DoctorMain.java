package dev.prosa.conversation.doctor;

import dev.prosa.contracts.wire.Json;
import dev.prosa.conversation.doctor.Check.State;
import dev.prosa.conversation.tool.DatabaseSession;
import dev.prosa.conversation.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/// The part of `doctor` that looks into Kafka and PostgreSQL: `[--json]`.
public final class DoctorMain {

    private DoctorMain() {}

    public static void main(String[] arguments) {
        Tool.main(tool -> {
            List<Check> checks = examine(tool);
            boolean json = List.of(arguments).contains("--json");
            checks.forEach(check -> tool.print(json ? Json.writeText(check) : check.line()));
            return checks.stream().anyMatch(check -> check.state() == State.FAIL) ? Tool.WRONG : Tool.RIGHT;
        });
    }

    private static List<Check> examine(Tool tool) {
        try (DatabaseSession session = DatabaseSession.open(tool.postgres())) {
            List<Check> checks = new ArrayList<>(new DatabaseChecks(session).all());
            try (Admin admin = Admin.create(Map.of(
                    "bootstrap.servers", tool.kafka(),
                    "default.api.timeout.ms", 10_000,
                    "request.timeout.ms", 5_000))) {
                checks.addAll(new KafkaChecks(admin, session).all());
            } catch (RuntimeException e) {
                checks.add(new Check("kafka", State.FAIL, tool.kafka() + " does not answer: start it"));
            }
            return checks;
        } catch (RuntimeException e) {
            return List.of(new Check("postgresql", State.FAIL, String.valueOf(e.getMessage())));
        }
    }
}
