package dev.prosa.standalone.demo;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.OrganizationId;
import java.util.List;
import java.util.stream.Stream;

/// An organisation that `up` configures.
///
/// @param name also makes its ID
/// @param channelAddresses where its customers write to, at least one
/// @param language of the texts the machine sends by itself
public record DemoOrganization(String name, List<Address> channelAddresses, String language, Clocks clocks) {

    /// For trying things by hand, with the clocks a business would use.
    public static final DemoOrganization DEMO =
            new DemoOrganization("demo", addresses("whatsapp:+14155238886"), "pt-BR", Clocks.DEFAULTS);

    /// For `simulate`, with clocks in seconds.
    public static final DemoOrganization SIMULATION = new DemoOrganization(
            "simulation",
            addresses("whatsapp:+14155230001", "whatsapp:+14155230002", "whatsapp:+14155230003", "+14155230004"),
            "pt-BR",
            Clocks.SECONDS);

    public DemoOrganization {
        channelAddresses = List.copyOf(channelAddresses);
    }

    public OrganizationId id() {
        return OrganizationId.named(name);
    }

    /// The first of its addresses.
    public Address address() {
        return channelAddresses.getFirst();
    }

    public DemoOrganization withClocks(Clocks other) {
        return new DemoOrganization(name, channelAddresses, language, other);
    }

    private static List<Address> addresses(String... values) {
        return Stream.of(values).map(Address::new).toList();
    }
}
