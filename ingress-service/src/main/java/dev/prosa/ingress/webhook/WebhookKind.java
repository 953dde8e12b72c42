package dev.prosa.ingress.webhook;

import dev.prosa.ingress.status.StatusReader;

/// The two webhooks Twilio calls.
enum WebhookKind {
    /// A customer wrote.
    MESSAGE("message", "/webhooks/twilio/messages"),
    /// A message of ours got somewhere, or did not.
    STATUS("status", StatusReader.PATH);

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
