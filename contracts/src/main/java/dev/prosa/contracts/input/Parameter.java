package dev.prosa.contracts.input;

/// One parameter of a webhook, verbatim.
public record Parameter(String name, String value) {

    /// The name alone: values are what customers write and the numbers they write from.
    @Override
    public String toString() {
        return name;
    }
}
