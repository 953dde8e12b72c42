package dev.prosa.ingress.message;

import dev.prosa.contracts.input.MessageReceived.Referral;
import dev.prosa.ingress.parameters.MalformedParameterException;
import dev.prosa.ingress.parameters.TypedParameters;
import org.jspecify.annotations.Nullable;

/// Reads which advertisement or post brought the customer (`Referral…`, WhatsApp only).
final class ReferralReader {

    /// Twilio used to send `ReferralNumMedia=0` with every message, so a number of 0 alone means
    /// none.
    private static final Referral NONE = new Referral(null, null, null, null, null, null, null, null, null, null);

    private ReferralReader() {}

    static @Nullable Referral referral(TypedParameters typed) throws MalformedParameterException {
        Integer media = typed.number("ReferralNumMedia");
        Referral referral = new Referral(
                typed.text("ReferralBody"),
                typed.text("ReferralHeadline"),
                typed.text("ReferralSourceId"),
                typed.text("ReferralSourceType"),
                typed.text("ReferralSourceUrl"),
                typed.text("ReferralMediaId"),
                typed.text("ReferralMediaContentType"),
                typed.text("ReferralMediaUrl"),
                typed.text("ReferralCtwaClid"),
                media == null || media == 0 ? null : media);
        return referral.equals(NONE) ? null : referral;
    }
}
