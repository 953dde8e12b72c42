package dev.prosa.standalone.torture;

/// A way between two processes that the network can trouble.
enum Way {
    KAFKA("Kafka"),
    POSTGRES("PostgreSQL"),
    TWILIO("Twilio");

    private final String to;

    Way(String to) {
        this.to = to;
    }

    /// Where it leads.
    String to() {
        return to;
    }
}
