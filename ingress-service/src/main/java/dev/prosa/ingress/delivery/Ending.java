package dev.prosa.ingress.delivery;

/// Why nothing is to be done for a message any more; also a metric's tag.
enum Ending {
    /// Twilio took it.
    ACCEPTED,
    /// Twilio had taken it, as a look-up showed.
    FOUND,
    /// Twilio refused it.
    REFUSED,
    /// The 24-hour window is closed and there is no template.
    WINDOW_CLOSED,
    /// Twilio took none for too long.
    GIVEN_UP
}
