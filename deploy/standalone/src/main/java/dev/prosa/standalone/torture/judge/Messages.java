package dev.prosa.standalone.torture.judge;

import java.util.BitSet;
import java.util.function.ToLongFunction;

/// Promise 1: an acknowledged webhook is applied exactly once.
final class Messages {

    private Messages() {}

    /// @param acknowledged indices of messages whose webhook was acknowledged
    /// @param issued how many there were at most
    /// @param index of a SID, -1 if it is none of ours
    static Verdict judge(Query query, BitSet acknowledged, long issued, ToLongFunction<String> index) {
        var stored = new BitSet();
        var wrong = new long[2];
        query.each("SELECT message_sid FROM conversation.message WHERE message_sid IS NOT NULL", row -> {
            long found = index.applyAsLong(row.getString(1));
            if (found < 0 || found >= issued) {
                wrong[0]++;
            } else if (stored.get((int) found)) {
                wrong[1]++;
            } else {
                stored.set((int) found);
            }
        });
        var lost = (BitSet) acknowledged.clone();
        lost.andNot(stored);
        boolean kept = wrong[0] == 0 && wrong[1] == 0 && lost.isEmpty();
        var detail = "%d acknowledged, %d stored once%s%s%s"
                .formatted(
                        acknowledged.cardinality(),
                        stored.cardinality(),
                        lost.isEmpty()
                                ? ""
                                : ", " + lost.cardinality() + " LOST, the first of them " + lost.nextSetBit(0),
                        wrong[1] == 0 ? "" : ", " + wrong[1] + " stored TWICE",
                        wrong[0] == 0 ? "" : ", " + wrong[0] + " that nobody sent");
        return new Verdict("every acknowledged message is stored exactly once", kept, detail);
    }
}
