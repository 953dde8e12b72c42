package dev.prosa.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.stereotype.Component;

/// The one account that Twilio knows here.
@Component
final class Credentials {

    private final String account;
    private final String expected;

    Credentials(SimulatorProperties properties) {
        String pair = properties.accountSid() + ":" + properties.authToken();
        this.account = properties.accountSid();
        this.expected = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /// @param asked the account in the path
    /// @param authorization the header
    boolean areGood(String asked, String authorization) {
        return asked.equals(account) && authorization.equals(expected);
    }
}
