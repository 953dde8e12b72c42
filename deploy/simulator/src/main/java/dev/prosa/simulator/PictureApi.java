package dev.prosa.simulator;

import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The pictures on the phone.
@RestController
class PictureApi {

    private final Carrier carrier;
    private final Files files;

    PictureApi(Carrier carrier, Files files) {
        this.carrier = carrier;
        this.files = files;
    }

    /// The body is the picture.
    ///
    /// @param number the customer's address, as the channel writes it
    @PostMapping(
            path = "/phone/pictures",
            consumes = {MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_GIF_VALUE, "image/webp"})
    Mono<ResponseEntity<Map<String, Integer>>> send(
            @RequestParam String number,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            ServerHttpRequest request) {
        if (!PhoneApi.isNumber(number)) {
            return Mono.just(ResponseEntity.badRequest().build());
        }
        return DataBufferUtils.join(request.getBody(), Files.LARGEST)
                .map(PictureApi::bytes)
                .flatMap(picture -> carrier.write(number, Content.picture(files.keep(essence(type), picture))))
                .map(status -> ResponseEntity.ok(Map.of("status", status)))
                .defaultIfEmpty(ResponseEntity.badRequest().build())
                .onErrorReturn(
                        DataBufferLimitException.class,
                        ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build());
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static String essence(MediaType type) {
        return type.getType() + "/" + type.getSubtype();
    }

    @GetMapping("/phone/pictures/{sid}")
    ResponseEntity<byte[]> picture(@PathVariable String sid) {
        Files.Kept picture = files.of(sid);
        return picture == null
                ? ResponseEntity.notFound().build()
                : ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_TYPE, picture.contentType())
                        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                        .header("Content-Security-Policy", "sandbox; default-src 'none'")
                        .header("X-Content-Type-Options", "nosniff")
                        .body(picture.bytes());
    }
}
