package dev.prosa.ingress.parameters;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.MessageSid;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads parameters as what they stand for. Names what is missing or wrong; what a customer wrote
/// is not judged.
public final class TypedParameters {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,20})?([eE]-?[0-9]{1,2})?");

    private final Parameters parameters;

    public TypedParameters(Parameters parameters) {
        this.parameters = parameters;
    }

    /// The text as it came; null where it is missing or empty.
    public @Nullable String text(String name) {
        String value = parameters.first(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /// @throws MalformedParameterException if it is missing, empty, repeated, or no visible ASCII
    ///     up to 256 characters
    public Address address(String name) throws MalformedParameterException {
        String value = required(name);
        if (value.length() > 256 || !value.chars().allMatch(TypedParameters::isInAddresses)) {
            throw new MalformedParameterException(name, "is no address such as whatsapp:+5511987654321");
        }
        return new Address(value);
    }

    /// @throws MalformedParameterException if it is missing, empty, repeated, or no SID
    public MessageSid messageSid(String name) throws MalformedParameterException {
        return sid(name, required(name));
    }

    /// @throws MalformedParameterException if it is there and no SID
    public @Nullable MessageSid optionalMessageSid(String name) throws MalformedParameterException {
        String value = text(name);
        return value == null ? null : sid(name, value);
    }

    /// A number of things; null where it is missing or empty.
    ///
    /// @throws MalformedParameterException if it is no whole number from 0
    public @Nullable Integer number(String name) throws MalformedParameterException {
        String value = text(name);
        if (value == null) {
            return null;
        }
        if (!DIGITS.matcher(value).matches()) {
            throw new MalformedParameterException(name, "is no whole number");
        }
        return Integer.valueOf(value);
    }

    /// @param limit what the angle may reach to either side
    /// @throws MalformedParameterException if it is missing, empty, repeated, no decimal number or
    ///     beyond the limit
    public double degrees(String name, int limit) throws MalformedParameterException {
        String value = required(name);
        if (!DECIMAL.matcher(value).matches() || Math.abs(Double.parseDouble(value)) > limit) {
            throw new MalformedParameterException(name, "is no number from -" + limit + " to " + limit);
        }
        return Double.parseDouble(value);
    }

    /// What the webhook cannot do without. Twilio sends it once; two values would leave open which
    /// one counts.
    ///
    /// @throws MalformedParameterException if it is missing, empty or repeated
    public String required(String name) throws MalformedParameterException {
        String value = text(name);
        if (value == null) {
            throw new MalformedParameterException(name, "is missing");
        }
        if (parameters.count(name) > 1) {
            throw new MalformedParameterException(name, "is there more than once");
        }
        return value;
    }

    private static MessageSid sid(String name, String value) throws MalformedParameterException {
        if (value.length() > 64 || !value.chars().allMatch(TypedParameters::isInSids)) {
            throw new MalformedParameterException(name, "is no SID such as SM0123456789abcdef0123456789abcdef");
        }
        return new MessageSid(value);
    }

    private static boolean isInAddresses(int character) {
        return character > ' ' && character < 127 && character != '|';
    }

    private static boolean isInSids(int character) {
        return character < 128 && Character.isLetterOrDigit(character) || character == '_' || character == '-';
    }
}
