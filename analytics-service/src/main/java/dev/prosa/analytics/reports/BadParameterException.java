package dev.prosa.analytics.reports;

/// A request that cannot be answered, with the parameter at fault and what it may be.
final class BadParameterException extends RuntimeException {

    private final String parameter;
    private final String allowed;

    /// @param problem a sentence that begins with the parameter's name
    BadParameterException(String parameter, String allowed, String problem) {
        super(problem);
        this.parameter = parameter;
        this.allowed = allowed;
    }

    /// A value that is none of those allowed.
    static BadParameterException of(String parameter, String allowed, String value) {
        String shown = value.length() <= 100 ? value : value.substring(0, 100) + "…";
        return new BadParameterException(
                parameter, allowed, "%s must be %s but is '%s'".formatted(parameter, allowed, shown));
    }

    String parameter() {
        return parameter;
    }

    String allowed() {
        return allowed;
    }
}
