package dev.prosa.ingress.signature;

/// Why a webhook cannot be taken for Twilio's. The names are metric tags and reasons in the
/// quarantine.
public enum SignatureFailure {
    /// There is no `X-Twilio-Signature`, or more than one.
    SIGNATURE_MISSING("The request carries no X-Twilio-Signature, or more than one."),
    /// No account of that `AccountSid` is configured, or the parameter is missing or repeated.
    ACCOUNT_UNKNOWN("The request names no AccountSid that is configured under prosa.twilio.accounts."),
    /// No token of the account yields this signature for this URL and these parameters.
    SIGNATURE_MISMATCH("The X-Twilio-Signature is not the one Twilio computes for this URL and account."
            + " Check prosa.twilio.public-url and the account's tokens."),
    /// A JSON body is covered by the signature only through `bodySHA256` in the query, and that is
    /// not there.
    BODY_HASH_MISSING("A JSON body needs bodySHA256 in the query, once."),
    /// The body is not the one whose hash was signed.
    BODY_HASH_MISMATCH("The body's SHA-256 is not the bodySHA256 in the query.");

    private final String explanation;

    SignatureFailure(String explanation) {
        this.explanation = explanation;
    }

    /// One sentence for whoever mends it.
    public String explanation() {
        return explanation;
    }
}
