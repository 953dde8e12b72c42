package dev.prosa.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of one plan.
///
/// @param violation what promise broke; null if none did
/// @param fingerprint of the whole course: two runs of one seed have the same
record Run(
        Plan plan,
        int inputs,
        int faults,
        long fingerprint,
        @Nullable Violation violation,
        List<String> tale) {

    static Run of(Plan plan, States states) {
        return of(plan, states, new Tale(false));
    }

    static Run told(Plan plan) {
        return of(plan, new States(), new Tale(true));
    }

    private static Run of(Plan plan, States states, Tale tale) {
        World world = new World(states, tale);
        Violation violation = null;
        try {
            for (long step : plan.steps()) {
                world.take(step);
            }
            new Aftermath(world, (plan.seed() & 1) == 1).come();
        } catch (Violation broken) {
            violation = broken;
        }
        return new Run(plan, world.inputs(), world.faults(), fingerprint(world), violation, tale.lines());
    }

    private static long fingerprint(World world) {
        long mixed = world.clock.elapsed();
        for (People.Contact contact : People.CONTACTS) {
            var stored = world.database.conversation(contact.id());
            if (stored != null) {
                mixed = States.mix(mixed
                        ^ stored.version() * 31
                        ^ stored.lastOffset()
                        ^ stored.state().session().lastAt().toEpochMilli()
                        ^ stored.state().session().lastPosition() << 20);
            }
        }
        return States.mix(mixed ^ world.database.outbox().size());
    }

    boolean isGood() {
        return violation == null;
    }
}
