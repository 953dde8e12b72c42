package dev.prosa.ingress.delivery.twilio;

import dev.prosa.contracts.identity.Address;
import dev.prosa.ingress.config.DeliveryProperties;
import dev.prosa.ingress.config.TwilioProperties;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which account sends for a channel address.
public final class Accounts {

    private final Account usual;
    private final Map<String, Account> bySender = new HashMap<>();

    /// @throws IllegalArgumentException naming the property, if an account is not under
    ///     `prosa.twilio.accounts`, or it is not clear which one sends
    public Accounts(DeliveryProperties delivery, TwilioProperties twilio) {
        usual = account("prosa.delivery.account-sid", chosen(delivery, twilio), twilio);
        delivery.senders()
                .forEach((address, sid) -> bySender.put(address, account("prosa.delivery.senders", sid, twilio)));
    }

    public Account of(Address channel) {
        return bySender.getOrDefault(channel.value(), usual);
    }

    private static @Nullable String chosen(DeliveryProperties delivery, TwilioProperties twilio) {
        if (delivery.accountSid() != null || twilio.accounts().size() > 1) {
            return delivery.accountSid();
        }
        return twilio.accounts().keySet().iterator().next();
    }

    private static Account account(String property, @Nullable String sid, TwilioProperties twilio) {
        if (sid == null) {
            throw new IllegalArgumentException(property + " must name one of the accounts, there being "
                    + twilio.accounts().size());
        }
        TwilioProperties.Account account = twilio.accounts().get(sid);
        if (account == null) {
            throw new IllegalArgumentException(property + " is " + sid + ", which is not under prosa.twilio.accounts");
        }
        return new Account(sid, account.tokens().getFirst());
    }
}
