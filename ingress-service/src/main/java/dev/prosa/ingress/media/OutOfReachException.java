package dev.prosa.ingress.media;

import java.io.IOException;

/// A host has an address that we do not connect to. Says nothing more: it may have come from anybody.
final class OutOfReachException extends IOException {

    OutOfReachException() {
        super("out of reach");
    }
}
