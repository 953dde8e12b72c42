package dev.prosa.conversation.relay;

/// A position in PostgreSQL's write-ahead log (LSN).
record LogPosition(long value) {

    /// Reads the form `16/B374D848`.
    static LogPosition parse(String text) {
        int slash = text.indexOf('/');
        long high = Long.parseLong(text, 0, slash, 16);
        return new LogPosition(high << 32 | Long.parseLong(text, slash + 1, text.length(), 16));
    }

    /// As PostgreSQL writes it.
    @Override
    public String toString() {
        return "%X/%X".formatted(value >>> 32, value & 0xFFFF_FFFFL);
    }
}
