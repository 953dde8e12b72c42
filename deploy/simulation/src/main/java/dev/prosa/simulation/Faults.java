package dev.prosa.simulation;

import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.conversation.handling.Incoming.Readable;
import dev.prosa.simulation.People.Contact;

/// What goes wrong, at the step where it hurts. Each one happens: where its moment has not come, it
/// is brought about.
final class Faults {

    private static final int DRIVEN = 8;

    private final World world;
    private int count;

    Faults(World world) {
        this.world = world;
    }

    int count() {
        return count;
    }

    void happen(int a, int b, int c) {
        Fault fault = Fault.ALL[a % Fault.ALL.length];
        if (world.tale.isTold()) {
            world.tale.tell("FAULT " + fault.words());
        }
        count++;
        int number = b % Group.CONSUMERS;
        int partition = b / 2 % EventLog.PARTITIONS;
        switch (fault) {
            case CRASH_BEFORE_LOAD -> crash(number, false, false);
            case CRASH_AFTER_LOAD -> crash(number, false, true);
            case CRASH_BEFORE_COMMIT -> crash(number, true, false);
            case CRASH_AFTER_COMMIT -> crash(number, true, true);
            case LOST_ANSWER -> loseAnswer(number);
            case DATABASE_AWAY -> fail(number);
            case REBALANCE -> world.group.move(partition, 1 - world.group.ownerOf(partition) & 1, false);
            case ZOMBIE -> zombie(partition);
            case AWAY_AND_BACK -> awayAndBack(partition);
            case DUPLICATE -> duplicate(partition, c);
            case DELAY -> delay(b, c);
            case COMMAND_ID_REUSED -> reuse(partition, c);
            case UNREADABLE -> world.log.appendUnreadable(partition);
            case POISON -> poison(b);
            case BROKER_SKEW -> world.clock.skewBroker(skew(b, c));
            case HOST_SKEW -> world.clock.skewHost(b % 2, skew(b, c));
            case SWEEPER_SKEW -> sweepSkewed(skew(b, c));
            case TIMER_LOST -> world.hosts[number].loseRecord(partition);
            case CLAIM_LOST -> world.hosts[number].loseClaims();
            case CLAIM_DOUBLED -> doubled(partition, c);
            case CLAIM_EARLY -> early(b, c);
            case HOST_REBALANCE -> moveTimers(partition, number, c % 2 == 0);
            case SLOT_LOST -> loseSlot(c);
            case RELAY_CRASH -> world.relay.die();
            case RELAY_ZOMBIE -> relayZombie(c);
            case RETENTION -> retention(partition, c);
            case COMPACTION -> world.timers.compact(partition);
        }
    }

    private static long skew(int b, int c) {
        long millis = c % 3 == 0 ? c % 180_000 : c % 5_000;
        return b % 2 == 0 ? millis : -millis;
    }

    /// Drives a consumer to where it waits at the database, for a load or for a transaction.
    private boolean drive(int number, boolean storing) {
        Consumer consumer = world.group.consumer(number);
        if (!consumer.isAlive()) {
            world.group.restart(number);
        }
        for (int i = 0; i < DRIVEN; i++) {
            SimulatedStorage storage = consumer.storage();
            if (storage.isWaiting() && storage.isStoring() == storing) {
                return true;
            }
            if (!world.consume(number, 3)) {
                return false;
            }
            world.check();
        }
        return false;
    }

    private void crash(int number, boolean storing, boolean after) {
        if (drive(number, storing) && after) {
            world.group.consumer(number).storage().proceed();
        }
        world.group.crash(number);
        world.check();
        if (!world.group.consumer(1 - number).isAlive()) {
            world.group.restart(number);
        }
    }

    private void loseAnswer(int number) {
        if (drive(number, true)) {
            world.group.consumer(number).storage().proceedAndLoseTheAnswer();
        }
    }

    private void fail(int number) {
        if (drive(number, false) || drive(number, true)) {
            world.group.consumer(number).storage().fail();
        }
    }

    /// The one who has the partition stands still before it commits; another takes over.
    private void zombie(int partition) {
        int owner = Math.max(0, world.group.ownerOf(partition));
        drive(owner, true);
        int other = 1 - owner;
        if (!world.group.consumer(other).isAlive()) {
            world.group.restart(other);
        }
        world.group.move(partition, other, true);
    }

    private void awayAndBack(int partition) {
        int owner = Math.max(0, world.group.ownerOf(partition));
        int other = 1 - owner;
        if (!world.group.consumer(other).isAlive()) {
            world.group.restart(other);
        }
        world.group.move(partition, other, false);
        for (int i = 0; i < DRIVEN; i++) {
            world.consume(other, 4);
            world.check();
        }
        world.group.move(partition, owner, false);
    }

    private void duplicate(int partition, int c) {
        long end = world.log.end(partition);
        if (end > 0 && world.log.get(partition, end - 1 - c % Math.min(end, 12)) instanceof Readable record) {
            world.append(partition, record.input());
        } else {
            world.log.appendUnreadable(partition);
        }
    }

    /// Twenty inputs later, or at the end, it arrives.
    private void delay(int b, int c) {
        Contact contact = People.CONTACTS.get(b % (People.CONVERSATIONS - 1));
        LoggedInput input = world.people.give(contact, c, b);
        world.delay(contact.partition(), input);
        if (world.delayed.size() > 2) {
            World.Delayed late = world.delayed.removeFirst();
            world.log.append(late.partition(), late.input());
        }
    }

    private void reuse(int partition, int c) {
        for (long offset = world.log.end(partition) - 1; offset >= 0; offset--) {
            if (world.log.get(partition, offset) instanceof Readable record
                    && record.input() instanceof Command command) {
                world.append(
                        partition, c % 2 == 0 ? command : People.reuse(command.conversationId(), command.command()));
                return;
            }
        }
        world.log.appendUnreadable(partition);
    }

    private void poison(int b) {
        Contact contact = People.CONTACTS.get(b % (People.CONVERSATIONS - 1));
        world.append(contact.partition(), world.people.poison(contact));
    }

    private void sweepSkewed(long millis) {
        world.clock.skewSweeper(millis);
        world.sweep(false);
        world.clock.skewSweeper(0);
    }

    private void doubled(int partition, int c) {
        for (long offset = world.log.end(partition) - 1; offset >= 0; offset--) {
            if (world.log.get(partition, offset) instanceof Readable record
                    && record.input() instanceof dev.prosa.contracts.input.TimeoutElapsed elapsed) {
                world.append(partition, elapsed);
                return;
            }
        }
        early(partition * 2, c);
    }

    /// A claim that nobody's clock justifies, perhaps for another session.
    private void early(int b, int c) {
        Contact contact = People.CONTACTS.get(b % (People.CONVERSATIONS - 1));
        var stored = world.database.conversation(contact.id());
        int session = stored == null ? 1 : stored.state().session().number();
        world.append(
                contact.partition(),
                new dev.prosa.contracts.input.TimeoutElapsed(
                        contact.id(),
                        c % 4 == 0 ? Math.max(1, session - 1) : session,
                        java.time.Instant.EPOCH,
                        java.time.Instant.EPOCH,
                        dev.prosa.contracts.input.TimeoutElapsed.Source.EXPIRY));
    }

    /// The timers of a partition go to a host that must rebuild them; the other may not know.
    private void moveTimers(int partition, int to, boolean silently) {
        if (!silently) {
            world.hosts[1 - to].revoke(partition);
        }
        world.hosts[to].assign(partition);
    }

    private void loseSlot(int c) {
        world.slot.drop();
        if (c % 2 == 0) {
            // The relay finds out in the middle of its recovery, which begins anew.
            world.relay(4, false);
            world.relay(4, false);
            world.consume(0, 4);
            world.check();
            world.relay.die();
        }
    }

    private void relayZombie(int c) {
        world.relay(3, true);
        world.zombies.add(world.relay.standStill());
        for (int i = 0; i < 3 + c % 4; i++) {
            world.relay(6, true);
        }
        if (c % 2 == 0) {
            world.zombies.removeLast().goOn();
        }
    }

    /// The log's retention passes PostgreSQL's offset; the operator restores it at the end.
    private void retention(int partition, int c) {
        long next = world.database.next(partition);
        long end = world.log.end(partition);
        if (end > next) {
            world.log.retainFrom(partition, next + 1 + c % (end - next));
        }
        world.consume(0, 2);
        world.check();
        world.consume(1, 2);
    }
}
