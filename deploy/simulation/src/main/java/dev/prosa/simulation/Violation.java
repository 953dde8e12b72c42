package dev.prosa.simulation;

/// A promise that was not kept.
final class Violation extends RuntimeException {

    private final Promise promise;

    Violation(Promise promise, String what) {
        super(what, null, false, false);
        this.promise = promise;
    }

    Promise promise() {
        return promise;
    }
}
