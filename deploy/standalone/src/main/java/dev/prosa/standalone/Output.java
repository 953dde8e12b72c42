package dev.prosa.standalone;

import dev.prosa.contracts.wire.Json;
import picocli.CommandLine.Option;

/// How a command prints its result: `-o text` for people, `-o json` for scripts.
public final class Output {

    /// @hidden
    public enum Format {
        text,
        json
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How to print the result (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    public boolean isJson() {
        return format == Format.json;
    }

    /// Prints a value as one line of JSON.
    @SuppressWarnings("SystemOut")
    public static void json(Object value) {
        System.out.println(Json.writeText(value));
    }

    /// Prints a line for people.
    @SuppressWarnings("SystemOut")
    public static void line(String text) {
        System.out.println(text);
    }
}
