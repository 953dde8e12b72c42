package dev.prosa.standalone.operate;

import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Output;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Replays one after the other and says what became of each.
final class Replays {

    private final Output output;
    private final boolean dryRun;
    private int replayed;
    private int known;
    private int refused;

    Replays(Output output, boolean dryRun) {
        this.output = output;
        this.dryRun = dryRun;
    }

    /// @param before where it lies since an earlier replay; null if there was none
    /// @param replay says where it lies, or begins with `refused`
    void one(String id, @Nullable String before, Supplier<String> replay) {
        if (before != null) {
            known++;
            say(id, "already replayed as " + before);
        } else if (dryRun) {
            replayed++;
            say(id, "would be replayed");
        } else {
            String became = replay.get();
            if (became.startsWith("refused")) {
                refused++;
                say(id, became);
            } else {
                replayed++;
                say(id, "replayed as " + became);
            }
        }
    }

    /// @return the exit status: 0 unless one was refused
    int end() {
        if (!output.isJson()) {
            Output.line("%d %s, %d replayed before, %d refused again"
                    .formatted(replayed, dryRun ? "would be replayed" : "replayed", known, refused));
        }
        return refused == 0 ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private void say(String id, String result) {
        if (output.isJson()) {
            Output.json(Map.of("id", id, "result", result));
        } else {
            Output.line(id + "  " + result);
        }
    }
}
