package dev.prosa.ingress.webhook;

/// The two webhooks Twilio calls.
enum WebhookKind {
    /// A customer wrote.
    MESSAGE("message", "/webhooks/twilio/messages"),
    /// A message of ours got somewhere, or did not.
    STATUS("status", "/webhooks/twilio/statuses");

    private final String tag;
    private final String path;

    WebhookKind(String tag, String path) {
        this.tag = tag;
        this.path = path;
    }

    String tag() {
        return tag;
    }

    String path() {
        return path;
    }
}
