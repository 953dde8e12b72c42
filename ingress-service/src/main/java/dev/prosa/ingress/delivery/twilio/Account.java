package dev.prosa.ingress.delivery.twilio;

/// The account that sends.
///
/// @param token its auth token
public record Account(String sid, String token) {

    /// Never the token.
    @Override
    public String toString() {
        return "Account[" + sid + "]";
    }
}
