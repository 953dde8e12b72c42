package dev.prosa.simulation;

import dev.prosa.contracts.wire.Json;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Prints figures for people or, as one JSON line, for scripts.
final class Report {

    private Report() {}

    static void checkFormat(String format, CommandSpec spec) {
        if (!format.equals("json") && !format.equals("text")) {
            throw new ParameterException(spec.commandLine(), "-o is '" + format + "': json or text");
        }
    }

    static void print(Map<String, Object> figures, String format) {
        if (format.equals("json")) {
            System.out.println(Json.writeText(figures));
            return;
        }
        figures.forEach((name, value) ->
                System.out.printf("%-18s %s%n", name, value instanceof Number ? String.format("%,d", value) : value));
    }
}
