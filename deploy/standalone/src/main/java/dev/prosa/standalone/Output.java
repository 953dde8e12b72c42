package dev.prosa.standalone;

import dev.prosa.contracts.wire.Json;
import java.util.List;
import java.util.function.Function;
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

    /// Prints a list, a line each.
    ///
    /// @param line an item for people
    /// @param none what people read where there is nothing; scripts read nothing
    public <T> void list(List<T> items, Function<? super T, String> line, String none) {
        if (isJson()) {
            items.forEach(Output::json);
        } else if (items.isEmpty()) {
            line(none);
        } else {
            items.forEach(item -> line(line.apply(item)));
        }
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
