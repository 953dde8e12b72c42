package dev.prosa.conversation.organization;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The organisations that configuration names (`prosa.organizations`). They are written to
/// PostgreSQL at every start: what differs from the last version becomes the next.
///
/// @param organizations by name: lower-case letters, digits and hyphens, 64 at most; none by
///     default
@ConfigurationProperties("prosa")
record OrganizationsProperties(@DefaultValue Map<String, OrganizationSettings> organizations) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    OrganizationsProperties {
        Map<String, String> owners = new HashMap<>();
        organizations.forEach((name, settings) -> {
            check(name, settings);
            settings.channelAddresses().forEach(address -> claim(owners, address, name));
        });
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private static void check(String name, OrganizationSettings settings) {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "prosa.organizations: a name has lower-case letters, digits and hyphens only but is '%s'"
                            .formatted(name));
        }
        try {
            settings.check();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("prosa.organizations.%s.%s".formatted(name, e.getMessage()), e);
        }
    }

    private static void claim(Map<String, String> owners, String address, String name) {
        String other = owners.put(address, name);
        if (other != null) {
            throw new IllegalArgumentException(
                    "prosa.organizations.%s.channel-addresses holds '%s', which is in prosa.organizations.%s too"
                            .formatted(name, address, other));
        }
    }
}
