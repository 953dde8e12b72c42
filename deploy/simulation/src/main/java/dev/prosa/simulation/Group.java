package dev.prosa.simulation;

/// The consumer group of conversation-service: who has which partition.
final class Group {

    static final int CONSUMERS = 2;

    private static final int NOBODY = -1;

    private final Consumer[] consumers;
    private final int[] owner = new int[EventLog.PARTITIONS];

    Group(Consumer... consumers) {
        this.consumers = consumers;
        for (int partition = 0; partition < EventLog.PARTITIONS; partition++) {
            owner[partition] = partition;
            consumers[partition].assign(partition);
        }
    }

    Consumer consumer(int number) {
        return consumers[number];
    }

    /// @param silently the one who had it stands still and goes on as before
    void move(int partition, int to, boolean silently) {
        int from = owner[partition];
        if (from != NOBODY && consumers[from].isAlive()) {
            consumers[from].revoke(partition, silently);
        }
        owner[partition] = consumers[to].isAlive() ? to : NOBODY;
        if (consumers[to].isAlive()) {
            consumers[to].assign(partition);
        }
    }

    int ownerOf(int partition) {
        return owner[partition];
    }

    void crash(int number) {
        consumers[number].crash();
        int other = 1 - number;
        for (int partition = 0; partition < EventLog.PARTITIONS; partition++) {
            if (owner[partition] == number) {
                move(partition, other, false);
            }
        }
    }

    void restart(int number) {
        consumers[number].restart();
        for (int partition = 0; partition < EventLog.PARTITIONS; partition++) {
            if (owner[partition] == NOBODY || partition == number) {
                move(partition, number, false);
            }
        }
    }

    /// Everybody is up and has heard of everything.
    void settle() {
        for (int number = 0; number < CONSUMERS; number++) {
            if (consumers[number].isAlive()) {
                consumers[number].crash();
            }
            consumers[number].restart();
            owner[number] = NOBODY;
        }
        for (int partition = 0; partition < EventLog.PARTITIONS; partition++) {
            move(partition, partition, false);
        }
    }
}
