package dev.prosa.simulator;

import java.math.BigDecimal;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A place that a customer shares.
///
/// @param latitude in degrees, -90 to 90
/// @param longitude in degrees, -180 to 180
/// @param label what it is called; up to 200 characters
/// @param address where it is, in words; up to 200 characters
record Location(
        double latitude,
        double longitude,
        @Nullable String label,
        @Nullable String address) {

    private static final int LONGEST = 200;

    Location {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("latitude must be -90 to 90, longitude -180 to 180");
        }
        if (isTooLong(label) || isTooLong(address)) {
            throw new IllegalArgumentException("label and address must have " + LONGEST + " characters at most");
        }
    }

    private static boolean isTooLong(@Nullable String text) {
        return text != null && text.length() > LONGEST;
    }

    /// As Twilio's webhook has it.
    void addTo(SortedMap<String, String> parameters) {
        parameters.put("Latitude", plain(latitude));
        parameters.put("Longitude", plain(longitude));
        if (label != null && !label.isBlank()) {
            parameters.put("Label", label);
        }
        if (address != null && !address.isBlank()) {
            parameters.put("Address", address);
        }
    }

    private static String plain(double degrees) {
        return BigDecimal.valueOf(degrees).toPlainString();
    }

    /// Not where.
    @Override
    public String toString() {
        return "Location[…]";
    }
}
