package dev.prosa.ingress.signature;

import dev.prosa.ingress.parameters.BodyFormat;
import dev.prosa.ingress.parameters.Parameters;
import java.util.List;

/// What a signature is checked against.
///
/// @param target path and query exactly as in the request line
/// @param signatures every `X-Twilio-Signature` header
/// @param body the raw bytes
/// @param parameters the body's
/// @param query the query's
public record SignedRequest(
        String target,
        List<String> signatures,
        BodyFormat format,
        byte[] body,
        Parameters parameters,
        Parameters query) {}
