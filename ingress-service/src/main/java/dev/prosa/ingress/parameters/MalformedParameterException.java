package dev.prosa.ingress.parameters;

/// A parameter is missing or has a value it cannot have. The message never quotes the value, which
/// may be a
/// customer's.
public final class MalformedParameterException extends Exception {

    private final String parameter;

    public MalformedParameterException(String parameter, String problem) {
        super(parameter + " " + problem, null, false, false);
        this.parameter = parameter;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /// The parameter's name.
    public String parameter() {
        return parameter;
    }
}
