package dev.prosa.standalone.supervision;

import java.util.regex.Pattern;

/// Finds in a dead child's output the line that most likely says why it died.
final class LastWords {

    private static final int LONGEST = 400;

    /// How Spring Boot says why an application does not start.
    private static final Pattern ANALYSIS = Pattern.compile("Description:\\s+(.+?)\\s+(?:Action:|$)", Pattern.DOTALL);

    private static final Pattern ERROR =
            Pattern.compile("\\b(ERROR|FATAL|Caused by:|Exception in thread|OutOfMemoryError)\\b|Exception: ");

    private LastWords() {}

    /// The last line that looks like an error, or else its very last one. Empty if it said nothing.
    static String of(String output) {
        var error = error(output);
        return error.isEmpty() ? lastPlainLine(output) : error;
    }

    /// Empty if it said nothing that looks like an error.
    static String error(String output) {
        var analysis = ANALYSIS.matcher(output);
        if (analysis.find()) {
            return oneLine(analysis.group(1));
        }
        return output.lines()
                .filter(line -> ERROR.matcher(line).find())
                .reduce((_, later) -> later)
                .map(LastWords::oneLine)
                .orElse("");
    }

    /// The last line that is no part of a stack trace.
    private static String lastPlainLine(String output) {
        return output.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("\tat ") && !line.startsWith("\t..."))
                .reduce((_, later) -> later)
                .map(LastWords::oneLine)
                .orElse("");
    }

    private static String oneLine(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
