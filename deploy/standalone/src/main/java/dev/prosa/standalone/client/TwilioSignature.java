package dev.prosa.standalone.client;

import dev.prosa.contracts.input.Parameter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs webhooks as Twilio does: HMAC-SHA1 with the account's token over the public URL followed
/// by the parameters' names and values, sorted.
///
/// @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">Validating
///     requests</a>
public final class TwilioSignature {

    /// The header that carries it.
    public static final String HEADER = "X-Twilio-Signature";

    private static final String ALGORITHM = "HmacSHA1";
    private static final Comparator<Parameter> ORDER =
            Comparator.comparing(Parameter::name).thenComparing(Parameter::value);

    private TwilioSignature() {}

    /// @param url as the channel knows it, which need not be where the request goes
    public static String of(String token, URI url, List<Parameter> parameters) {
        var text = new StringBuilder(url.toString());
        parameters.stream()
                .sorted(ORDER)
                .forEach(parameter -> text.append(parameter.name()).append(parameter.value()));
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
