package dev.prosa.standalone.operate;

import dev.prosa.standalone.Data;
import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.Output;
import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.client.ParkedInputs;
import dev.prosa.standalone.client.QuarantinedWebhooks;
import dev.prosa.standalone.supervision.Readiness;
import dev.prosa.standalone.up.ServiceTool;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `doctor`: everything an operator would look at, one line each.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Looks at everything: services, topics, lags, the slot, the sweeper, what is parked, the disk."
                + " It only reads.",
        footer = {
            "",
            "Exit status 0: nothing fails (there may be warnings); 1: something does, and its line says what to do.",
            "",
            "Examples:",
            "  ./prosa doctor",
            "  ./prosa doctor -o json"
        })
public final class DoctorCommand implements Callable<Integer> {

    private static final String MAIN = "dev.prosa.conversation.doctor.DoctorMain";
    private static final String READINESS = "/actuator/health/readiness";
    private static final long DISK_WARN = 2L << 30;
    private static final long DISK_FAIL = 200L << 20;

    @Mixin
    private Data data = new Data();

    @Mixin
    private Output output = new Output();

    private enum State {
        OK,
        WARN,
        FAIL
    }

    private record Check(String check, State state, String detail) {}

    @Override
    public Integer call() {
        Endpoints endpoints = data.endpoints();
        List<Check> checks = new ArrayList<>();
        checks.add(service("ingress-service", endpoints.ingress()));
        checks.add(service("conversation-service", endpoints.conversation()));
        checks.add(service("expiry-service", endpoints.expiry()));
        checks.add(service("analytics-service", endpoints.analytics()));
        checks.add(disk(data.directory()));
        checks.add(parked(endpoints));
        checks.add(quarantined(endpoints));
        checks.forEach(this::print);
        List<String> arguments = output.isJson() ? List.of("--json") : List.of();
        int inside = ServiceTool.run(data, "doctor", MAIN, arguments);
        boolean fails = checks.stream().anyMatch(check -> check.state() == State.FAIL);
        return fails || inside != ExitStatus.OK ? ExitStatus.FAILED : ExitStatus.OK;
    }

    private void print(Check check) {
        if (output.isJson()) {
            Output.json(check);
        } else {
            Output.line("%-5s %-22s %s".formatted(check.state(), check.check(), check.detail()));
        }
    }

    private static Check service(String name, URI at) {
        boolean ready = Readiness.http(at.resolve(READINESS)).isReady("");
        return new Check(
                name,
                ready ? State.OK : State.FAIL,
                ready ? "ready on " + at : "not ready on " + at + ": look at ./prosa status and its log");
    }

    private static Check disk(Path directory) {
        try {
            Path there = Files.exists(directory) ? directory : Path.of("").toAbsolutePath();
            long free = Files.getFileStore(there).getUsableSpace();
            return new Check(
                    "disk",
                    free < DISK_FAIL ? State.FAIL : free < DISK_WARN ? State.WARN : State.OK,
                    "%d MB free below %s".formatted(free >> 20, directory));
        } catch (IOException e) {
            return new Check("disk", State.WARN, "cannot look at " + directory + ": " + e);
        }
    }

    private static Check parked(Endpoints endpoints) {
        try (ParkedInputs parked = ParkedInputs.open(endpoints)) {
            long pending = parked.list().stream()
                    .filter(entry -> entry.replayedAs() == null)
                    .count();
            return new Check(
                    "parked inputs",
                    pending == 0 ? State.OK : State.WARN,
                    pending == 0 ? "none" : pending + " not replayed: look at ./prosa parked list --pending");
        } catch (Failure e) {
            return new Check("parked inputs", State.FAIL, String.valueOf(e.getMessage()));
        }
    }

    private static Check quarantined(Endpoints endpoints) {
        try (QuarantinedWebhooks webhooks = QuarantinedWebhooks.open(endpoints)) {
            long pending = webhooks.list().stream()
                    .filter(entry -> entry.replayedAs() == null)
                    .count();
            return new Check(
                    "quarantined webhooks",
                    pending == 0 ? State.OK : State.WARN,
                    pending == 0 ? "none" : pending + " kept: look at ./prosa quarantine list --pending");
        } catch (Failure e) {
            return new Check("quarantined webhooks", State.FAIL, String.valueOf(e.getMessage()));
        }
    }
}
