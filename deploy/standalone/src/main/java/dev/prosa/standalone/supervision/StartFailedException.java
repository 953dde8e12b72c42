package dev.prosa.standalone.supervision;

import java.nio.file.Path;

/// A child never became ready. The message says why in one line.
public final class StartFailedException extends Exception {

    StartFailedException(String name, String how, String lastWords, Path log) {
        super("%s does not start: it %s%s (its log: %s)"
                .formatted(name, how, lastWords.isEmpty() ? "" : ": " + lastWords, log));
    }
}
