package dev.prosa.conversation.organization;

import org.jspecify.annotations.Nullable;

/// Nobody knows yet who owns which address. Transient: worth another try.
public final class DirectoryUnavailableException extends RuntimeException {

    DirectoryUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
