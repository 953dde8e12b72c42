package dev.prosa.contracts.input;

/// One parameter of a webhook, verbatim.
public record Parameter(String name, String value) {}
