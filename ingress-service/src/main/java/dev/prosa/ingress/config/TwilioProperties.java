package dev.prosa.ingress.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whose webhooks are taken.
///
/// @param publicUrl where Twilio reaches us, as its console has it: scheme, host, port if any, and
///     the path a proxy
/// takes away. Signatures are checked against it, never against what the request claims
/// @param accounts by account SID; 1 or more
@ConfigurationProperties("prosa.twilio")
public record TwilioProperties(
        @DefaultValue("http://localhost:8080") PublicUrl publicUrl,
        @Nullable Map<String, Account> accounts) {

    private static final Pattern SID = Pattern.compile("AC[0-9a-f]{32}");

    public TwilioProperties {
        if (accounts == null || accounts.isEmpty()) {
            throw new IllegalArgumentException("""
                    prosa.twilio.accounts is empty, so no webhook could be told from a forged one. Set \
                    prosa.twilio.accounts.<account SID>.tokens[0] to the account's auth token \
                    (or activate the profile 'demo' to try Prosa out)""");
        }
        accounts = bySid(accounts);
    }

    /// The accounts; never empty.
    @Override
    public Map<String, Account> accounts() {
        return accounts == null ? Map.of() : accounts;
    }

    /// An environment variable's name loses its case, so `ac…` stands for `AC…`.
    private static Map<String, Account> bySid(Map<String, Account> accounts) {
        Map<String, Account> bySid = new LinkedHashMap<>();
        accounts.forEach((key, account) -> {
            String sid = key.length() < 2 ? key : "AC" + key.substring(2).toLowerCase(Locale.ROOT);
            if (!key.regionMatches(true, 0, "AC", 0, 2) || !SID.matcher(sid).matches()) {
                throw new IllegalArgumentException("prosa.twilio.accounts." + key
                        + " is no account SID: 'AC' and 32 hexadecimal digits are expected");
            }
            if (account.tokens().isEmpty()
                    || account.tokens().stream().anyMatch(String::isBlank)
                    || account.tokens().size() > Account.MOST_TOKENS) {
                throw new IllegalArgumentException("prosa.twilio.accounts." + key + ".tokens has "
                        + account.tokens().size() + " entries: 1 to " + Account.MOST_TOKENS
                        + " are expected, none of them blank");
            }
            bySid.put(sid, account);
        });
        return Map.copyOf(bySid);
    }

    /// One Twilio account or subaccount.
    ///
    /// @param tokens its auth token, and during a rotation the other one too; 1 to 4
    public record Account(@DefaultValue List<String> tokens) {

        static final int MOST_TOKENS = 4;

        public Account {
            tokens = List.copyOf(tokens);
        }

        /// Never the tokens.
        @Override
        public String toString() {
            return "Account[" + tokens.size() + " tokens]";
        }
    }
}
