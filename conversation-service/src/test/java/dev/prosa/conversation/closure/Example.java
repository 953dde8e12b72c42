package dev.prosa.conversation.closure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// One labelled message: the columns before it say what is expected.
record Example(List<String> labels, String text) {

    static List<Example> from(String file) {
        try (InputStream in = Objects.requireNonNull(Example.class.getResourceAsStream("/closure/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(columns -> new Example(
                            Arrays.asList(columns).subList(0, columns.length - 1),
                            columns[columns.length - 1].replace("\\n", "\n")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String level(double confidence) {
        if (confidence >= 0.80) {
            return "high";
        }
        return confidence >= 0.60 ? "medium" : "low";
    }
}
