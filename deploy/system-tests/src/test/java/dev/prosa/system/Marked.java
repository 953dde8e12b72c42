package dev.prosa.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a customer wrote, and from where, so marked that it is found again wherever it turns up.
final class Marked {

    /// Repeated, so that a line of a hex dump, which holds 16 bytes, cannot hide it.
    static final String TEXT = "QZX7".repeat(8);

    static final String PHONE = "+5511970077007";

    /// As they are, as numbers of an array that something printed, and as hexadecimal digits.
    private static final List<String> MARKS = Stream.of("QZX7", "970077007")
            .flatMap(mark -> Stream.of(mark, decimal(mark), hex(mark, ""), hex(mark, " ")))
            .toList();

    private static final int MOST_SHOWN = 20;
    private static final int AROUND = 200;

    private Marked() {}

    /// Where a mark stands, with its file and what is around it; the first few places.
    static List<String> placesIn(List<Path> files) {
        return files.stream().flatMap(Marked::placesIn).limit(MOST_SHOWN).toList();
    }

    private static Stream<String> placesIn(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return MARKS.stream()
                    .map(text::indexOf)
                    .filter(at -> at >= 0)
                    .map(at -> file.getFileName() + ": "
                            + text.substring(Math.max(0, at - AROUND), Math.min(text.length(), at + AROUND)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decimal(String mark) {
        return bytes(mark).map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String hex(String mark, String between) {
        return bytes(mark).map("%02x"::formatted).collect(Collectors.joining(between));
    }

    private static Stream<Integer> bytes(String mark) {
        return mark.chars().boxed();
    }
}
