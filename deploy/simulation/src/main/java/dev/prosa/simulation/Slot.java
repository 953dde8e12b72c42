package dev.prosa.simulation;

/// The replication slot: whoever has it reads PostgreSQL's log from where it was confirmed.
final class Slot {

    private int made;
    private int identity;
    private int confirmed;

    /// 0 while there is none.
    int identity() {
        return identity;
    }

    int confirmed() {
        return confirmed;
    }

    void create(int position) {
        made++;
        identity = made;
        confirmed = position;
    }

    void confirm(int position) {
        confirmed = position;
    }

    void drop() {
        identity = 0;
    }
}
