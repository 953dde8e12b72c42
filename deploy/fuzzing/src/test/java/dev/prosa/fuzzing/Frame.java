package dev.prosa.fuzzing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// An input with parts, laid out as HTTP lays out a request, so that a person can read and write
/// one: lines of `name: value`, an empty line, and the rest.
public record Frame(List<Line> lines, byte[] rest) {

    /// @param value ISO-8859-1, so that every byte comes through
    public record Line(String name, String value) {

        public byte[] bytes() {
            return value.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /// Any bytes at all are a frame.
    public static Frame of(byte[] input) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        while (start < input.length) {
            int end = start;
            while (end < input.length && input[end] != '\n') {
                end++;
            }
            if (end == start) {
                return new Frame(lines, Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length));
            }
            String line = new String(input, start, end - start, StandardCharsets.ISO_8859_1);
            int colon = line.indexOf(": ");
            lines.add(colon < 0 ? new Line(line, "") : new Line(line.substring(0, colon), line.substring(colon + 2)));
            start = end + 1;
        }
        return new Frame(lines, new byte[0]);
    }

    /// The first value of that name.
    public Optional<String> value(String name) {
        return values(name).stream().findFirst();
    }

    public List<String> values(String name) {
        return lines.stream()
                .filter(line -> line.name().equals(name))
                .map(Line::value)
                .toList();
    }
}
