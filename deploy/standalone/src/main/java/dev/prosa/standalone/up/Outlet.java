package dev.prosa.standalone.up;

/// Where messages go that leave for customers.
enum Outlet {
    /// They stay where they are.
    NONE,
    /// To the look-alike of Twilio on this machine.
    SIMULATOR,
    /// To Twilio, since the environment names a real account.
    TWILIO
}
