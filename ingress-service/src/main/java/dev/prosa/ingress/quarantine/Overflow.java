package dev.prosa.ingress.quarantine;

/// The limit that kept a refused webhook out of the quarantine. The names are metric tags.
public enum Overflow {
    /// The body is larger than what is kept.
    SIZE,
    /// Too many from one address.
    SOURCE,
    /// Too many from all addresses.
    RATE,
    /// Too many bytes.
    VOLUME
}
