package dev.prosa.simulator;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The part of Twilio's API that hands out files.
@RestController
@RequestMapping("/2010-04-01/Accounts/{account}/Messages/{message}")
class MediaApi {

    private final Messages messages;
    private final Files files;
    private final Credentials credentials;

    MediaApi(Messages messages, Files files, Credentials credentials) {
        this.messages = messages;
        this.files = files;
        this.credentials = credentials;
    }

    @GetMapping("/Media/{sid}")
    ResponseEntity<Object> file(
            @PathVariable String account,
            @PathVariable String message,
            @PathVariable String sid,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization) {
        if (!credentials.areGood(account, authorization)) {
            return TwilioError.of(HttpStatus.UNAUTHORIZED, 20003);
        }
        Media media = mediaOf(message);
        Files.Kept file = files.of(sid);
        return media == null || !media.sid().equals(sid) || file == null
                ? TwilioError.of(HttpStatus.NOT_FOUND, 20404)
                : ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_TYPE, file.contentType())
                        .body(file.bytes());
    }

    @GetMapping("/Media.json")
    ResponseEntity<Object> list(
            @PathVariable String account,
            @PathVariable String message,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization) {
        if (!credentials.areGood(account, authorization)) {
            return TwilioError.of(HttpStatus.UNAUTHORIZED, 20003);
        }
        Media media = mediaOf(message);
        List<Map<String, String>> list = media == null
                ? List.of()
                : List.of(Map.of(
                        "sid",
                        media.sid(),
                        "account_sid",
                        account,
                        "parent_sid",
                        message,
                        "content_type",
                        media.contentType(),
                        "uri",
                        path(account, message, media.sid()) + ".json"));
        return ResponseEntity.ok(Map.of("media_list", list));
    }

    private @Nullable Media mediaOf(String sid) {
        Message message = messages.of(sid);
        return message == null ? null : message.content().media();
    }

    /// Where a file is, relative to the server.
    static String path(String account, String message, String media) {
        return "/2010-04-01/Accounts/" + account + "/Messages/" + message + "/Media/" + media;
    }
}
