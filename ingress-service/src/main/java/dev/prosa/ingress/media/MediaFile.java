package dev.prosa.ingress.media;

import java.net.URI;

/// A file that a customer sent, on Twilio's servers.
///
/// @param url made of hexadecimal digits, behind our own configuration's base URL
/// @param account whose it is; one of ours
/// @param token the account's
record MediaFile(URI url, String account, String token) {

    /// Neither where it is nor the token.
    @Override
    public String toString() {
        return "MediaFile[" + account + "]";
    }
}
