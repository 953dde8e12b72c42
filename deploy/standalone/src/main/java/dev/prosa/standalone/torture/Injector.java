package dev.prosa.standalone.torture;

import dev.prosa.standalone.Failure;
import dev.prosa.standalone.torture.network.Weather;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/// Does a fault, holds it, and takes it back where that is not the others' business.
final class Injector {

    private static final String SLOT = "prosa_relay_prosa";
    private static final int DROP_ATTEMPTS = 600;
    private static final Duration DROP_PAUSE = Duration.ofMillis(100);

    private final Arena arena;

    Injector(Arena arena) {
        this.arena = arena;
    }

    /// Returns when the fault is over; what it broke then heals.
    ///
    /// @throws Failure if it could not be done
    void inject(Fault fault) throws InterruptedException {
        var processes = arena.processes();
        switch (fault.kind()) {
            case KILL_INGRESS, KILL_CONVERSATION, KILL_EXPIRY, KILL_ANALYTICS, KILL_KAFKA, KILL_POSTGRES_OWNER ->
                processes.of(fault.target()).destroyForcibly();
            case KILL_POSTGRES -> processes.postmaster().destroyForcibly();
            case FREEZE_CONVERSATION, FREEZE_EXPIRY ->
                freeze(processes.of(fault.target()), fault.kind().hold());
            case RESTART_KAFKA, RESTART_POSTGRES -> processes.of(fault.target()).destroy();
            case DROP_SLOT -> dropSlot();
            case FILL_DISK -> fill(fault.kind().hold());
            case TWILIO_FAILS -> TwilioFaults.order(arena.endpoints());
            case DELAY -> weather(fault, new Weather.Slow(fault.delay()));
            case CUT -> weather(fault, new Weather.Cut());
            case HALF_OPEN -> weather(fault, new Weather.HalfOpen());
        }
    }

    private static void freeze(ProcessHandle process, Duration hold) throws InterruptedException {
        Processes.signal(process, "STOP");
        try {
            Thread.sleep(hold);
        } finally {
            Processes.signal(process, "CONT");
        }
    }

    private void weather(Fault fault, Weather weather) throws InterruptedException {
        arena.weather(fault.target(), fault.way(), weather);
        try {
            Thread.sleep(fault.kind().hold());
        } finally {
            arena.weather(fault.target(), fault.way(), new Weather.Fair());
        }
    }

    /// Not while the broker recovers: Kafka then takes its log for corrupt, the one that knows all
    /// topics too, and begins anew.
    private void fill(Duration hold) throws InterruptedException {
        arena.processes().awaitReady(Part.KAFKA);
        try {
            arena.disk().fill();
            Thread.sleep(hold);
        } catch (IOException e) {
            throw new Failure("Cannot fill the disk: " + e.getMessage());
        } finally {
            free();
        }
    }

    private void free() {
        try {
            arena.disk().free();
        } catch (IOException e) {
            throw new Failure("Cannot free the disk: " + e.getMessage());
        }
    }

    /// Its reader comes back within a second, so it is thrown out until the slot lets itself be
    /// dropped.
    private void dropSlot() throws InterruptedException {
        var database = arena.endpoints().database();
        var reason = "it is not there";
        for (int attempt = 0; attempt < DROP_ATTEMPTS; attempt++) {
            try (var connection =
                            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                    var statement = connection.createStatement()) {
                statement.execute("SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots"
                        + " WHERE slot_name = '" + SLOT + "' AND active_pid IS NOT NULL");
                try (var dropped = statement.executeQuery("SELECT pg_drop_replication_slot(slot_name)"
                        + " FROM pg_replication_slots WHERE slot_name = '" + SLOT + "'")) {
                    if (dropped.next()) {
                        return;
                    }
                }
            } catch (SQLException e) {
                reason = String.valueOf(e.getMessage());
            }
            Thread.sleep(DROP_PAUSE);
        }
        throw new Failure("The replication slot cannot be dropped: " + reason);
    }
}
