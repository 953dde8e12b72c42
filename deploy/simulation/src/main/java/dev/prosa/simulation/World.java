package dev.prosa.simulation;

import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.simulation.People.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Everything of one run, and nothing beyond it: a run is a function of its plan.
final class World {

    final Clock clock = new Clock();
    final Values values = new Values();
    final Organizations organizations = new Organizations();
    final EventLog log = new EventLog(clock);
    final Database database = new Database(clock.broker());
    final TimersTopic timers = new TimersTopic();
    final Broker broker = new Broker(timers, values);
    final Slot slot = new Slot();
    final Relay relay = new Relay(database, slot, broker);
    final Host[] hosts = new Host[Clock.HOSTS];
    final Sweep sweep = new Sweep(clock, database, log);
    final People people = new People(database);
    final Group group;
    final Tale tale;
    final List<Delayed> delayed = new ArrayList<>();
    final List<Relay> zombies = new ArrayList<>();

    private final Reference reference;
    private final States states;
    private final Faults faults = new Faults(this);
    private int inputs;

    /// An input that is on its way to the log for long.
    record Delayed(int partition, LoggedInput input) {}

    World(States states, Tale tale) {
        this.states = states;
        this.tale = tale;
        this.reference = new Reference(log, organizations, values, new Invariants());
        this.group = new Group(consumer(0), consumer(1));
        for (int host = 0; host < hosts.length; host++) {
            hosts[host] = new Host(host, clock, timers, log);
            hosts[host].assign(host);
        }
    }

    private Consumer consumer(int number) {
        return new Consumer(number, log, database, organizations, People.DETECTOR, values);
    }

    void take(long step) {
        int a = Plan.first(step);
        int b = Plan.second(step);
        int c = Plan.third(step);
        switch (Plan.kind(step)) {
            case INPUT -> input(a, b, c);
            case TIME -> time(a, b);
            case CONSUMER -> consume(a, b, 1 + c % 3);
            case RELAY -> relay(1 + a % 12, b % 3 == 0);
            case HOST -> hosts[a % hosts.length].pass(1 + b % 16, c % 8 != 0);
            case SWEEP -> sweep(a % 8 == 0);
            case DIRECTORY -> directory(a, b);
            case FAULT -> faults.happen(a, b, c);
        }
        check();
    }

    private void input(int a, int b, int c) {
        Contact contact = People.CONTACTS.get(a % 32 == 31 ? People.CONVERSATIONS - 1 : a % (People.CONVERSATIONS - 1));
        LoggedInput input = people.give(contact, b, c);
        append(contact.partition(), input);
        if (tale.isTold()) {
            tale.tell(contact, input);
        }
    }

    void append(int partition, LoggedInput input) {
        inputs++;
        log.append(partition, input);
    }

    void delay(int partition, LoggedInput input) {
        inputs++;
        delayed.add(new Delayed(partition, input));
    }

    /// Mostly moments, sometimes the very instant of somebody's deadline, seldom long.
    private void time(int a, int b) {
        long millis = switch (a % 16) {
            case 0, 1, 2, 3 -> b % 3;
            case 4, 5, 6, 7, 8 -> b % 1_000;
            case 9, 10, 11 -> b % 20_000;
            case 12, 13, 14 -> toDeadline(b);
            default -> b % 16 == 0 ? b * 60L : b;
        };
        clock.advance(Math.max(0, millis));
        if (tale.isTold()) {
            tale.tell("time passes: " + millis + " ms");
        }
    }

    private long toDeadline(int choice) {
        Contact contact = People.CONTACTS.get(choice % People.CONVERSATIONS);
        var stored = database.conversation(contact.id());
        if (stored == null || stored.deadline() == null) {
            return choice % 5_000;
        }
        return stored.deadline().toEpochMilli() - clock.broker().toEpochMilli() + choice % 3 - 1;
    }

    /// A stretch of steps: a batch takes three.
    private void consume(int a, int b, int stretch) {
        for (int i = 0; i < stretch; i++) {
            consume(a % Group.CONSUMERS, 1 + b % 6);
            check();
        }
    }

    boolean consume(int number, int most) {
        boolean busy = group.consumer(number).step(most);
        if (busy && tale.isTold()) {
            tale.tell("consumer " + number + " goes on; PostgreSQL stands at " + database.next(0) + ", "
                    + database.next(1));
        }
        return busy;
    }

    boolean relay(int most, boolean saves) {
        boolean busy = relay.step(most, saves);
        if (busy && tale.isTold()) {
            tale.tell("the relay goes on");
        }
        return busy;
    }

    int sweep(boolean dies) {
        int claims = sweep.round(dies);
        if (claims > 0 && tale.isTold()) {
            tale.tell("the sweeper claims " + claims + (dies ? ", and dies before it remembers" : ""));
        }
        return claims;
    }

    private void directory(int a, int b) {
        String what = switch (a % 4) {
            case 0 -> organizations.changePolicy(Organizations.FIRST);
            case 1 -> organizations.changePolicy(Organizations.SECOND);
            case 2 -> organizations.changeHands(Organizations.SPARE);
            default -> organizations.changeHands(b % 2 == 0 ? Organizations.SMS : Organizations.WHATSAPP);
        };
        if (tale.isTold()) {
            tale.tell(what);
        }
    }

    /// What was committed in this step is what the log gives, and keeps every promise.
    void check() {
        List<Database.Commit> fresh = database.fresh();
        for (int i = 0; i < fresh.size(); i++) {
            Database.Commit commit = fresh.get(i);
            reference.check(commit, group.consumer(commit.consumer()));
            states.met(commit, this);
        }
        fresh.clear();
        for (int partition = 0; partition < EventLog.PARTITIONS; partition++) {
            if (database.next(partition) != reference.next(partition)) {
                throw new Violation(
                        Promise.NOTHING_DROPPED,
                        "partition " + partition + " was advanced past inputs that nobody applied");
            }
        }
    }

    /// What the machinery around a conversation is doing, coarsely.
    int surroundings() {
        int kind = 0;
        for (int number = 0; number < Group.CONSUMERS; number++) {
            Consumer consumer = group.consumer(number);
            kind = kind * 4 + (!consumer.isAlive() ? 3 : consumer.isZombie() ? 2 : consumer.isBusy() ? 1 : 0);
        }
        kind = kind * 3 + (relay.isRecovering() ? 2 : relay.isIdle() ? 1 : 0);
        return kind;
    }

    int inputs() {
        return inputs;
    }

    int faults() {
        return faults.count();
    }

    Faults faultsAtWork() {
        return faults;
    }

    /// Whether somebody claims what is due.
    int claims() {
        int claims = 0;
        for (Host host : hosts) {
            claims += Objects.requireNonNull(host).claims();
        }
        return claims;
    }
}
