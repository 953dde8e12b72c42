package dev.prosa.standalone.up;

import dev.prosa.standalone.Output;
import dev.prosa.standalone.supervision.ChildEvent;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Tells the terminal what happens: a line per stage at the start, a line per event afterwards.
final class Announcer {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ISO_LOCAL_TIME;

    /// A stage of the start is done.
    void stage(String name, String outcome, Duration took) {
        Output.line(String.format(Locale.ROOT, "  %-22s%-34s%6.1f s", name, outcome, seconds(took)));
    }

    void event(ChildEvent event) {
        var name = event.program().name();
        switch (event) {
            case ChildEvent.Started started -> {
                if (started.restarts() > 0) {
                    news(name + " started again (pid " + started.pid() + ")");
                }
            }
            case ChildEvent.Ready(var program, var after, var restarts) -> {
                if (restarts == 0) {
                    stage(name, "ready on port " + program.port(), after);
                } else {
                    news(String.format(Locale.ROOT, "%s is ready again after %.1f s", name, seconds(after)));
                }
            }
            case ChildEvent.Died(var program, var how, var lastWords, var restartIn) ->
                news(String.format(
                        Locale.ROOT,
                        "%s %s and starts again in %.1f s%s (its log: %s)",
                        name,
                        how,
                        seconds(restartIn),
                        lastWords.isEmpty() ? "" : "; its last error: " + lastWords,
                        program.log().path()));
            case ChildEvent.Stopped stopped ->
                stage(name, stopped.killed() ? "did not stop in time: killed" : "stopped", stopped.after());
        }
    }

    private static void news(String text) {
        Output.line(LocalTime.now().truncatedTo(ChronoUnit.SECONDS).format(CLOCK) + "  " + text);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
