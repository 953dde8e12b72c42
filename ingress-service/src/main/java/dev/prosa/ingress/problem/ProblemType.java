package dev.prosa.ingress.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/// Everything that can be wrong with a request, as RFC 9457 knows it. The names are metric tags;
/// the type URIs are stable: `urn:prosa:problem:` and the name in lower case with hyphens.
public enum ProblemType {
    SIGNATURE_REFUSED(HttpStatus.FORBIDDEN, "The webhook is not signed as Twilio signs"),
    BODY_UNREADABLE(HttpStatus.BAD_REQUEST, "The parameters cannot be decoded"),
    PARAMETER_MALFORMED(HttpStatus.BAD_REQUEST, "A parameter is missing or impossible"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Webhooks are posted"),
    MEDIA_TYPE_UNSUPPORTED(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is neither a form nor JSON"),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than any webhook of Twilio's"),
    TOO_MANY_HEADERS(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The request has too many headers"),
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The request took too long to arrive"),
    OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "Too many webhooks are on their way"),
    KAFKA_OUT_OF_REACH(HttpStatus.SERVICE_UNAVAILABLE, "The webhook could not be stored"),
    TOKEN_REFUSED(HttpStatus.UNAUTHORIZED, "The token is missing or wrong"),
    MEDIA_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such file"),
    MEDIA_UNAVAILABLE(HttpStatus.BAD_GATEWAY, "The file could not be fetched"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here"),
    REQUEST_REFUSED(HttpStatus.BAD_REQUEST, "The request cannot be served"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something broke here");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String uri() {
        return "urn:prosa:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
