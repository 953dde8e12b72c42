package dev.prosa.simulator;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whom the simulator plays, and for whom.
///
/// @param accountSid the account it knows
/// @param authToken the account's token: checked on requests, and what webhooks are signed with
/// @param url where it can be reached itself: files are there
/// @param ingress where ingress-service listens
/// @param publicUrl where ingress-service believes to be: webhooks are signed over it
/// @param channel the address to which the phone writes
/// @param step the time from one status of a message to the next; 1 ms to 1 min
/// @param capacity how many messages are kept, the oldest being forgotten; 100 to 1,000,000
@ConfigurationProperties("prosa.simulator")
public record SimulatorProperties(
        @DefaultValue("AC00000000000000000000000000000000") String accountSid,
        @DefaultValue("prosa-demo-token") String authToken,
        @DefaultValue("http://localhost:8090") URI url,
        @DefaultValue("http://localhost:8080") URI ingress,
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue("whatsapp:+14155238886") String channel,
        @DefaultValue("400ms") Duration step,
        @DefaultValue("10000") int capacity) {

    public SimulatorProperties {
        if (!accountSid.matches("AC[0-9a-f]{32}")) {
            throw new IllegalArgumentException(
                    "prosa.simulator.account-sid must be 'AC' and 32 hexadecimal digits but is " + accountSid);
        }
        if (authToken.isBlank()) {
            throw new IllegalArgumentException("prosa.simulator.auth-token must not be blank");
        }
        if (step.compareTo(Duration.ofMillis(1)) < 0 || step.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("prosa.simulator.step must be 1 ms to 1 min but is " + step);
        }
        if (capacity < 100 || capacity > 1_000_000) {
            throw new IllegalArgumentException("prosa.simulator.capacity must be 100 to 1000000 but is " + capacity);
        }
    }

    /// Never the token.
    @Override
    public String toString() {
        return "SimulatorProperties[accountSid=" + accountSid + ", ingress=" + ingress + "]";
    }
}
