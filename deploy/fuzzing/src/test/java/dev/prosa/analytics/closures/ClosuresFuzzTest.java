package dev.prosa.analytics.closures;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.contracts.wire.Json;
import dev.prosa.fuzzing.Expect;
import dev.prosa.fuzzing.Frame;
import dev.prosa.fuzzing.Records;

/// Any record of `closed-conversations` is a closing that a report can use, or is kept with a
/// reason
/// that the database can hold and that quotes nothing.
public final class ClosuresFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void closures(byte[] input) {
        check(input);
    }

    /// Instants on the wire have milliseconds; what another writer gave them beyond is not ours to keep.
    private static String onTheWire(ClosedConversation value) {
        return Json.writeText(value);
    }

    public static void check(byte[] input) {
        Frame frame = Frame.of(input);
        byte[] key = frame.value("key").map(String::getBytes).orElse(null);
        switch (ClosureDecoder.decode(Records.record(frame, key))) {
            case Decoded.Closure closure -> {
                ClosedConversation value = closure.value();
                Expect.that(value.session() > 0 && value.revision() > 0, "counts from 1");
                Expect.alike(
                        onTheWire(value), onTheWire(Json.read(closure.json(), ClosedConversation.class)), "kept JSON");
                Expect.alike(
                        onTheWire(value),
                        onTheWire(Json.read(Json.write(value), ClosedConversation.class)),
                        "written again");
            }
            case Decoded.Unreadable unreadable -> {
                Expect.discreet(unreadable.reason());
                Expect.that(unreadable.reason().length() <= 500, "a long reason");
                Expect.that(unreadable.reason().indexOf('\0') < 0, "U+0000 in a reason");
            }
        }
    }
}
