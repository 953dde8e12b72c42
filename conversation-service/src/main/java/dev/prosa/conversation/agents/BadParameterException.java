package dev.prosa.conversation.agents;

import java.util.UUID;

/// A request that cannot be answered, with the parameter at fault and what it may be.
public final class BadParameterException extends RuntimeException {

    private static final int LONGEST_SHOWN = 100;

    private final String parameter;
    private final String allowed;

    private BadParameterException(String parameter, String allowed, String problem) {
        super(problem);
        this.parameter = parameter;
        this.allowed = allowed;
    }

    /// A value that is none of those allowed.
    public static BadParameterException of(String parameter, String allowed, String value) {
        String shown = value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…";
        return new BadParameterException(
                parameter, allowed, "%s must be %s but is '%s'".formatted(parameter, allowed, shown));
    }

    /// The UUID that a parameter must be.
    ///
    /// @throws BadParameterException if it is none
    public static UUID uuid(String parameter, String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw of(parameter, "a UUID", value);
        }
    }

    /// One that must be given and is not.
    public static BadParameterException missing(String parameter, String allowed) {
        return new BadParameterException(
                parameter, allowed, "%s must be %s but is missing".formatted(parameter, allowed));
    }

    /// One that nobody knows.
    public static BadParameterException unknown(String parameter, String known) {
        return of("parameter", "one of " + known, parameter);
    }

    /// One that stands there more than once.
    public static BadParameterException repeated(String parameter, int times) {
        return new BadParameterException(parameter, "given once", "%s is given %d times".formatted(parameter, times));
    }

    String parameter() {
        return parameter;
    }

    String allowed() {
        return allowed;
    }
}
