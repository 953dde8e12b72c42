package dev.prosa.ingress.quarantine;

import dev.prosa.contracts.output.QuarantinedWebhook;
import dev.prosa.contracts.wire.TraceParent;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// A refused webhook on its way into the quarantine.
///
/// @param source who called; null where the connection does not say
public record RefusedWebhook(
        QuarantineReason reason,
        QuarantinedWebhook webhook,
        @Nullable InetAddress source,
        TraceParent trace) {}
