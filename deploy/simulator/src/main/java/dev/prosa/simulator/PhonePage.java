package dev.prosa.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/// The phone: one page, in English or Portuguese as the browser asks.
@RestController
class PhonePage {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("pt", "BR"), Locale.of("pt"));
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z.]+)}}");

    private final String template = template();
    private final SimulatorProperties properties;

    PhonePage(SimulatorProperties properties) {
        this.properties = properties;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, defaultValue = "en") String languages) {
        Locale locale = locale(languages);
        ResourceBundle texts = ResourceBundle.getBundle(
                "phone", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Language", locale.toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header("Content-Security-Policy", "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'")
                .body(PLACE.matcher(template)
                        .replaceAll(place -> HtmlUtils.htmlEscape(
                                switch (place.group(1)) {
                                    case "language" -> locale.toLanguageTag();
                                    case "channel" -> properties.channel();
                                    default -> texts.getString(place.group(1));
                                })));
    }

    private static Locale locale(String languages) {
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(languages), LANGUAGES);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException _) {
            return Locale.ENGLISH;
        }
    }

    private static String template() {
        try (InputStream file = PhonePage.class.getResourceAsStream("/phone.html")) {
            if (file == null) {
                throw new IllegalStateException("phone.html is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("phone.html cannot be read", e);
        }
    }
}
