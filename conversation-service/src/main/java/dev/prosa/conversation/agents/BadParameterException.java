package dev.prosa.conversation.agents;

/// A request that cannot be answered, with the parameter at fault and what it may be.
final class BadParameterException extends RuntimeException {

    private static final int LONGEST_SHOWN = 100;

    private final String parameter;
    private final String allowed;

    private BadParameterException(String parameter, String allowed, String problem) {
        super(problem);
        this.parameter = parameter;
        this.allowed = allowed;
    }

    /// A value that is none of those allowed.
    static BadParameterException of(String parameter, String allowed, String value) {
        String shown = value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…";
        return new BadParameterException(
                parameter, allowed, "%s must be %s but is '%s'".formatted(parameter, allowed, shown));
    }

    static BadParameterException unknown(String parameter, String known) {
        return of("parameter", "one of " + known, parameter);
    }

    static BadParameterException repeated(String parameter, int times) {
        return new BadParameterException(parameter, "given once", "%s is given %d times".formatted(parameter, times));
    }

    String parameter() {
        return parameter;
    }

    String allowed() {
        return allowed;
    }
}
