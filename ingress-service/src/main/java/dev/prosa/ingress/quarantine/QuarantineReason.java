package dev.prosa.ingress.quarantine;

import dev.prosa.ingress.signature.SignatureFailure;

/// Why a webhook is kept: the `reason` of the record.
public enum QuarantineReason {
    /// See [SignatureFailure].
    SIGNATURE_MISSING,
    /// See [SignatureFailure].
    ACCOUNT_UNKNOWN,
    /// See [SignatureFailure].
    SIGNATURE_MISMATCH,
    /// See [SignatureFailure].
    BODY_HASH_MISSING,
    /// See [SignatureFailure].
    BODY_HASH_MISMATCH,
    /// The parameters cannot be decoded, so no signature over them can be checked.
    BODY_UNREADABLE,
    /// Twilio's, but a parameter is missing or impossible.
    PARAMETER_MALFORMED;

    public static QuarantineReason of(SignatureFailure failure) {
        return valueOf(failure.name());
    }

    /// Whether anybody at all may have sent it.
    public boolean isUnproven() {
        return this != PARAMETER_MALFORMED;
    }
}
