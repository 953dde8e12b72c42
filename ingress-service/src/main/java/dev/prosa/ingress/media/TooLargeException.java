package dev.prosa.ingress.media;

import java.io.IOException;

/// A file has more bytes than are passed on.
final class TooLargeException extends IOException {

    TooLargeException() {
        super("too large");
    }
}
