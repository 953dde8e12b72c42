package dev.prosa.ingress.status;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.input.DeliveryReported;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.ingress.parameters.MalformedParameterException;
import dev.prosa.ingress.parameters.Parameters;
import dev.prosa.ingress.parameters.TypedParameters;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a status callback. The message is ours, so `From` is the channel's address and `To` the
/// customer's. What
/// only we know of it, `messageId` and `kind`, comes back in the query of the callback's URL.
///
/// @see <a href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">Twilio's statuses</a>
public final class StatusReader {

    /// Where status callbacks arrive, below the public URL.
    public static final String PATH = "/webhooks/twilio/statuses";

    private static final Map<String, DeliveryStatus> STATUSES = byName(DeliveryStatus.values());
    private static final Map<String, TextKind> KINDS = byName(TextKind.values());

    private final Parameters parameters;
    private final TypedParameters typed;
    private final TypedParameters query;

    private StatusReader(Parameters parameters, Parameters query) {
        this.parameters = parameters;
        this.typed = new TypedParameters(parameters);
        this.query = new TypedParameters(query);
    }

    /// @param query the parameters of the callback's URL
    /// @throws MalformedParameterException if a parameter the report cannot do without is missing,
    ///     or one has a value
    /// it cannot have
    public static DeliveryReported read(Parameters parameters, Parameters query, Instant receivedAt)
            throws MalformedParameterException {
        return new StatusReader(parameters, query).report(receivedAt);
    }

    private DeliveryReported report(Instant receivedAt) throws MalformedParameterException {
        MessageSid sid = typed.messageSid("MessageSid");
        Address channel = typed.address("From");
        Address customer = typed.address("To");
        DeliveryStatus status = status();
        Integer errorCode = errorCode();
        return new DeliveryReported(
                ConversationId.between(channel, customer),
                sid,
                messageId(),
                kind(),
                typed.required("AccountSid"),
                channel,
                customer,
                status,
                errorCode,
                status.isFailure() && errorCode != null && PermanentErrors.contains(errorCode),
                receivedAt,
                parameters.all());
    }

    /// `MessageStatus`, or `SmsStatus` as it was called before.
    private DeliveryStatus status() throws MalformedParameterException {
        String name =
                typed.text("MessageStatus") == null && typed.text("SmsStatus") != null ? "SmsStatus" : "MessageStatus";
        DeliveryStatus status = STATUSES.get(typed.required(name));
        if (status == null) {
            throw new MalformedParameterException(
                    name,
                    "is none of "
                            + String.join(
                                    ", ", STATUSES.keySet().stream().sorted().toList()));
        }
        return status;
    }

    /// Twilio's code 0 means that nothing failed.
    private @Nullable Integer errorCode() throws MalformedParameterException {
        Integer code = typed.number("ErrorCode");
        return code == null || code == 0 ? null : code;
    }

    private @Nullable MessageId messageId() throws MalformedParameterException {
        if (query.text("messageId") == null) {
            return null;
        }
        try {
            return MessageId.of(query.required("messageId"));
        } catch (IllegalArgumentException _) {
            throw new MalformedParameterException("messageId", "is no UUID");
        }
    }

    private @Nullable TextKind kind() throws MalformedParameterException {
        if (query.text("kind") == null) {
            return null;
        }
        TextKind kind = KINDS.get(query.required("kind").toLowerCase(Locale.ROOT));
        if (kind == null) {
            throw new MalformedParameterException("kind", "is no kind of text");
        }
        return kind;
    }

    private static <E extends Enum<E>> Map<String, E> byName(E[] values) {
        return Arrays.stream(values)
                .collect(Collectors.toUnmodifiableMap(it -> it.name().toLowerCase(Locale.ROOT), Function.identity()));
    }
}
