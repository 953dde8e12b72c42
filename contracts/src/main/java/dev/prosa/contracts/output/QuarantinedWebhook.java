package dev.prosa.contracts.output;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A webhook that was refused, kept inert so that it can be replayed once a configuration fault is
/// mended.
///
/// @param reason one of the codes in the reference, such as `SIGNATURE_MISMATCH`
/// @param detail what exactly, without customer text
/// @param url the public URL the signature was checked against, with its query
/// @param signature the signature as received; null where it was missing
/// @param remoteAddress who called, as the connection says
/// @param body the raw body (Base64 in JSON)
public record QuarantinedWebhook(
        String reason,
        String detail,
        String path,
        String url,
        @Nullable String signature,
        @Nullable String contentType,
        @Nullable String idempotencyToken,
        String remoteAddress,
        Instant receivedAt,
        List<String> headerNames,
        byte[] body) {

    public QuarantinedWebhook {
        headerNames = List.copyOf(headerNames);
    }

    /// Without URL, signature and body: nobody knows what they hold, and it must not reach a log.
    @Override
    public String toString() {
        return "QuarantinedWebhook[reason=" + reason + ", path=" + path + ", receivedAt=" + receivedAt + "]";
    }
}
