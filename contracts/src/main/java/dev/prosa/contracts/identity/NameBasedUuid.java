package dev.prosa.contracts.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.enums.UuidNamespace;
import java.util.UUID;

/// UUIDv5 in the URL namespace of RFC 9562, over the name's UTF-8 bytes.
final class NameBasedUuid {

    private NameBasedUuid() {}

    static UUID of(String name) {
        return UuidCreator.getNameBasedSha1(UuidNamespace.NAMESPACE_URL, name);
    }
}
