package dev.prosa.ingress.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.input.MessageReceived.Button;
import dev.prosa.contracts.input.MessageReceived.Location;
import dev.prosa.contracts.input.MessageReceived.Media;
import dev.prosa.contracts.input.MessageReceived.Referral;
import dev.prosa.contracts.input.MessageReceived.RepliedTo;
import dev.prosa.contracts.input.Parameter;
import dev.prosa.ingress.parameters.MalformedParameterException;
import dev.prosa.ingress.parameters.Parameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final String SID = "SM0123456789abcdef0123456789abcdef";
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String CHANNEL = "whatsapp:+14155238886";
    private static final String CUSTOMER = "whatsapp:+5511987654321";

    @Test
    void aTextIsKeptWithItsAddressesAndItsConversation() throws Exception {
        MessageReceived message = read("Body", "Oi, tudo bem? 👋");

        assertThat(message.conversationId())
                .isEqualTo(ConversationId.between(new Address(CHANNEL), new Address(CUSTOMER)));
        assertThat(message.messageSid()).isEqualTo(new MessageSid(SID));
        assertThat(message.accountSid()).isEqualTo(ACCOUNT);
        assertThat(message.channelAddress()).isEqualTo(new Address(CHANNEL));
        assertThat(message.customerAddress()).isEqualTo(new Address(CUSTOMER));
        assertThat(message.body()).isEqualTo("Oi, tudo bem? 👋");
        assertThat(message.idempotencyToken()).isEqualTo("token");
        assertThat(message.receivedAt()).isEqualTo(NOW);
        assertThat(message.media()).isEmpty();
        assertThat(message.location()).isNull();
        assertThat(message.button()).isNull();
        assertThat(message.repliedTo()).isNull();
        assertThat(message.referral()).isNull();
        assertThat(message.profileName()).isNull();
    }

    @Test
    void everyParameterIsKeptVerbatimKnownOrNot() throws Exception {
        List<Parameter> sent = new ArrayList<>(minimal());
        sent.add(new Parameter("WaId", "5511987654321"));
        sent.add(new Parameter("FromCity", ""));
        sent.add(new Parameter("SomethingNew", "1"));
        sent.add(new Parameter("SomethingNew", "1"));

        assertThat(MessageReader.read(new Parameters(sent), null, NOW).parameters())
                .isEqualTo(sent);
    }

    @Test
    void aPictureWithoutTextHasAnEmptyBody() throws Exception {
        MessageReceived message =
                read("NumMedia", "1", "MediaUrl0", "https://api/ME1", "MediaContentType0", "image/jpeg");

        assertThat(message.body()).isEmpty();
        assertThat(message.media()).containsExactly(new Media("https://api/ME1", "image/jpeg"));
    }

    @Test
    void everyFileIsKeptEvenMoreThanPromised() throws Exception {
        MessageReceived message = read(
                "NumMedia", "1", "MediaUrl1", "https://b", "MediaUrl0", "https://a", "MediaContentType0", "audio/ogg");

        assertThat(message.media()).containsExactly(new Media("https://a", "audio/ogg"), new Media("https://b", null));
    }

    @Test
    void aPlaceIsKept() throws Exception {
        MessageReceived message =
                read("Latitude", "-23.5505199", "Longitude", "-46.6333094", "Address", "Sé", "Label", "Marco zero");

        assertThat(message.location()).isEqualTo(new Location(-23.5505199, -46.6333094, "Sé", "Marco zero"));
    }

    @Test
    void aPressedButtonIsKept() throws Exception {
        assertThat(read("ButtonText", "Sim", "ButtonPayload", "yes-1").button()).isEqualTo(new Button("Sim", "yes-1"));
        assertThat(read("ButtonPayload", "yes-1").button()).isEqualTo(new Button(null, "yes-1"));
    }

    @Test
    void whatAMessageAnswersIsKept() throws Exception {
        MessageReceived message =
                read("OriginalRepliedMessageSid", "SM1", "OriginalRepliedMessageSender", CHANNEL, "ProfileName", "Ana");

        assertThat(message.repliedTo()).isEqualTo(new RepliedTo(new MessageSid("SM1"), CHANNEL));
        assertThat(message.profileName()).isEqualTo("Ana");
    }

    @Test
    void theAdvertisementACustomerCameFromIsKept() throws Exception {
        MessageReceived message = read(
                "ReferralBody", "body",
                "ReferralHeadline", "headline",
                "ReferralSourceId", "id",
                "ReferralSourceType", "ad",
                "ReferralSourceUrl", "https://fb.me/1",
                "ReferralMediaId", "media",
                "ReferralMediaContentType", "image/png",
                "ReferralMediaUrl", "https://cdn/1",
                "ReferralCtwaClid", "click",
                "ReferralNumMedia", "1");

        assertThat(message.referral())
                .isEqualTo(new Referral(
                        "body",
                        "headline",
                        "id",
                        "ad",
                        "https://fb.me/1",
                        "media",
                        "image/png",
                        "https://cdn/1",
                        "click",
                        1));
    }

    @Test
    void noMediaInAReferralIsNoReferral() throws Exception {
        assertThat(read("ReferralNumMedia", "0").referral()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MessageSid", "AccountSid", "From", "To"})
    void whatAMessageCannotDoWithoutIsMissedByName(String name) {
        List<Parameter> without = minimal();
        without.removeIf(it -> it.name().equals(name));
        List<Parameter> empty = new ArrayList<>(without);
        empty.add(new Parameter(name, ""));
        List<Parameter> twice = minimal();
        twice.add(new Parameter(name, "x"));

        assertThatMalformed(without, name, name + " is missing");
        assertThatMalformed(empty, name, name + " is missing");
        assertThatMalformed(twice, name, name + " is there more than once");
    }

    @ParameterizedTest
    @CsvSource({
        "NumMedia, x",
        "NumMedia, -1",
        "NumMedia, 1.5",
        "NumMedia, 99999999999",
        "ReferralNumMedia, many",
        "OriginalRepliedMessageSid, SM 1",
        "Latitude, 91",
        "Latitude, north",
        "Latitude, NaN",
        "Longitude, -181",
        "Longitude, 1d",
    })
    void whatCannotBeIsRefusedByName(String name, String value) {
        List<Parameter> parameters = minimal();
        parameters.add(new Parameter("Latitude", "1"));
        parameters.add(new Parameter("Longitude", "1"));
        parameters.removeIf(it -> it.name().equals(name));
        parameters.add(new Parameter(name, value));

        assertThatMalformed(parameters, name, name + " is no ");
    }

    @ParameterizedTest
    @CsvSource({"From, +55 11 98765", "From, a|b", "To, 'olá'", "To, 'a\tb'", "MessageSid, SM;1"})
    void whatIdentifiesAMessageMustBeWhole(String name, String value) {
        List<Parameter> parameters = minimal();
        parameters.removeIf(it -> it.name().equals(name));
        parameters.add(new Parameter(name, value));

        assertThatMalformed(parameters, name, name + " is no ");
    }

    @Test
    void aPromisedFileThatIsMissingIsMissedByName() {
        List<Parameter> parameters = minimal();
        parameters.add(new Parameter("NumMedia", "2"));
        parameters.add(new Parameter("MediaUrl0", "https://a"));

        assertThatMalformed(parameters, "MediaUrl1", "MediaUrl1 is missing");
    }

    @Test
    void halfAPlaceIsMissedByName() {
        List<Parameter> parameters = minimal();
        parameters.add(new Parameter("Latitude", "1"));

        assertThatMalformed(parameters, "Longitude", "Longitude is missing");
    }

    private static void assertThatMalformed(List<Parameter> parameters, String name, String message) {
        assertThatThrownBy(() -> MessageReader.read(new Parameters(parameters), null, NOW))
                .isInstanceOfSatisfying(
                        MalformedParameterException.class,
                        it -> assertThat(it.parameter()).isEqualTo(name))
                .hasMessageStartingWith(message);
    }

    private static MessageReceived read(String... namesAndValues) throws MalformedParameterException {
        List<Parameter> parameters = minimal();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.add(new Parameter(namesAndValues[i], namesAndValues[i + 1]));
        }
        return MessageReader.read(new Parameters(parameters), "token", NOW);
    }

    private static List<Parameter> minimal() {
        return new ArrayList<>(List.of(
                new Parameter("MessageSid", SID),
                new Parameter("AccountSid", ACCOUNT),
                new Parameter("From", CUSTOMER),
                new Parameter("To", CHANNEL)));
    }
}
