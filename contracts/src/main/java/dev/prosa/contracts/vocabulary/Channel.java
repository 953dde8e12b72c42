package dev.prosa.contracts.vocabulary;

/// How a customer reaches an organisation.
public enum Channel {
    WHATSAPP,
    SMS
}
