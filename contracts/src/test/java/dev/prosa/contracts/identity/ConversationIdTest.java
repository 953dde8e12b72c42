package dev.prosa.contracts.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationIdTest {

    private static final UUID URL_NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    /// Computed by another implementation: Python's `uuid.uuid5(uuid.NAMESPACE_URL, …)`.
    @ParameterizedTest
    @CsvSource({
        "whatsapp:+14155238886, whatsapp:+5511987654321, cd29a1d9-8547-55d3-8e2c-8dfb8ca67888",
        "+14155238886, +5511987654321, 5bf4da8a-b8aa-5e4b-ba0a-23ed11eb02eb",
        "12345, ação, c636b63a-553c-57db-ba89-2713b21bb80e",
    })
    void isTheOneThatAnybodyComputes(String channel, String customer, String id) {
        assertThat(ConversationId.between(new Address(channel), new Address(customer)))
                .hasToString(id);
    }

    @Property
    void isUuidVersion5OfRfc9562(@ForAll("addresses") Address channel, @ForAll("addresses") Address customer) {
        String name = "conversation:" + channel.value() + "|" + customer.value();
        assertThat(ConversationId.between(channel, customer).value()).isEqualTo(version5(name));
    }

    @Test
    void whoWroteToWhomMatters() {
        Address one = new Address("+14155238886");
        Address other = new Address("+5511987654321");
        assertThat(ConversationId.between(one, other)).isNotEqualTo(ConversationId.between(other, one));
    }

    @Test
    void isReadBackFromItsText() {
        ConversationId id = ConversationId.between(new Address("+14155238886"), new Address("+5511987654321"));
        assertThat(ConversationId.of(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "conversation", "cd29a1d9-8547-55d3-8e2c"})
    void isNothingButAUuid(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ConversationId.of(text));
    }

    @Provide
    Arbitrary<Address> addresses() {
        return Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(40)
                .filter(text -> !text.isBlank() && text.indexOf('|') < 0)
                .map(Address::new);
    }

    /// RFC 9562, section 5.5, by hand: SHA-1 over the namespace and the name, six bits overwritten.
    private static UUID version5(String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(URL_NAMESPACE.getMostSignificantBits())
                    .putLong(URL_NAMESPACE.getLeastSignificantBits())
                    .array());
            ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(UTF_8)));
            long high = hash.getLong() & ~0xF000L | 0x5000L;
            long low = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("every JDK has SHA-1", e);
        }
    }
}
