package dev.prosa.simulator;

import java.nio.charset.StandardCharsets;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/// Where the other pages of a list are.
final class Pages {

    private Pages() {}

    /// The query as it was, at another page; relative to the server, as Twilio has it.
    static String uri(String account, MultiValueMap<String, String> query, int page, int size) {
        MultiValueMap<String, String> encoded = new LinkedMultiValueMap<>();
        query.forEach((name, values) -> values.forEach(value -> encoded.add(encode(name), encode(value))));
        encoded.set("Page", Integer.toString(page));
        encoded.set("PageSize", Integer.toString(size));
        return UriComponentsBuilder.fromPath("/2010-04-01/Accounts/" + account + "/Messages.json")
                .queryParams(encoded)
                .build(true)
                .toUriString();
    }

    private static String encode(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
