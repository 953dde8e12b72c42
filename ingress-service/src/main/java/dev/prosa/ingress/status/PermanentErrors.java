package dev.prosa.ingress.status;

import java.util.Set;

/// Twilio's error codes that say: this customer cannot be reached here again.
///
/// Not among them is whatever passes by itself (30003, a handset switched off), whatever concerns
/// the one message
/// (63016, no free text after 24 hours; 30007, filtered), and whatever is amiss on our side and
/// can be mended
/// (30002, 63007): failing every open conversation for a set-up fault would only add to it.
///
/// @see <a href="https://www.twilio.com/docs/api/errors">Twilio's error codes</a>
public final class PermanentErrors {

    private static final Set<Integer> CODES = Set.of(
            21211, // the To number is invalid
            21214, // the To number cannot be reached
            21610, // the recipient has opted out
            21614, // the To number is no mobile number
            30004, // the recipient blocks our messages
            30005, // the handset is unknown
            30006, // a landline, or a carrier that takes no messages
            63003, // the channel knows no such address
            63014, // the recipient has blocked us on the channel
            63024); // the channel refuses the recipient as invalid

    private PermanentErrors() {}

    /// Whether the code says so.
    public static boolean contains(int code) {
        return CODES.contains(code);
    }
}
