package dev.prosa.conversation.console;

/// Somebody signed in asks for what their role may not do.
final class NotAllowedException extends RuntimeException {

    NotAllowedException() {
        super("Supervisors and administrators only.", null, false, false);
    }
}
