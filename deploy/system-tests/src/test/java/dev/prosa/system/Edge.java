package dev.prosa.system;

import dev.prosa.contracts.input.Parameter;
import dev.prosa.standalone.client.TwilioSignature;
import dev.prosa.standalone.demo.DemoAccount;
import dev.prosa.testing.product.Prosa;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Calls a running service by HTTP, well-behaved or not.
final class Edge {

    static final String MESSAGES = "/webhooks/twilio/messages";

    /// Each has connections of its own: a request that follows an error within a millisecond or two
    /// on the same connection is at times never answered.
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final int port;
    private final URI publicUrl;

    Edge(Prosa prosa, String service) {
        this.port = prosa.port(service);
        this.publicUrl = prosa.publicUrl();
    }

    HttpResponse<String> get(String target, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(target));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> send(String method, String target, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(target)).method(method, HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /// A message that Twilio signed, with these parameters beside the usual ones.
    HttpResponse<String> message(String... more) {
        List<Parameter> parameters = parameters(more);
        return post(form(parameters), signature(parameters));
    }

    HttpResponse<String> post(String form, String signature) {
        return send(
                "POST",
                MESSAGES,
                form,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-Twilio-Signature",
                signature);
    }

    static List<Parameter> parameters(String... more) {
        List<Parameter> parameters = new ArrayList<>(List.of(
                new Parameter("AccountSid", DemoAccount.DEMO.sid()), new Parameter("ProfileName", Marked.TEXT)));
        for (int i = 0; i < more.length; i += 2) {
            parameters.add(new Parameter(more[i], more[i + 1]));
        }
        if (parameters.stream().noneMatch(it -> it.name().equals("To"))) {
            parameters.add(new Parameter("To", "whatsapp:+14155238886"));
        }
        if (parameters.stream().noneMatch(it -> it.name().equals("From"))) {
            parameters.add(new Parameter("From", "whatsapp:" + Marked.PHONE));
        }
        if (parameters.stream().noneMatch(it -> it.name().equals("MessageSid"))) {
            parameters.add(new Parameter(
                    "MessageSid", "SM" + UUID.randomUUID().toString().replace("-", "")));
        }
        return parameters;
    }

    static String form(List<Parameter> parameters) {
        return parameters.stream()
                .map(it -> it.name() + "=" + URLEncoder.encode(it.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String signature(List<Parameter> parameters) {
        return TwilioSignature.of(DemoAccount.DEMO.token(), publicUrl.resolve(MESSAGES), parameters);
    }

    /// What the server says to bytes that no client would send, until it hangs up or falls silent.
    String raw(String request) {
        var said = new ByteArrayOutputStream();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().transferTo(said);
        } catch (IOException e) {
            // what was said before counts
        }
        return said.toString(StandardCharsets.ISO_8859_1);
    }

    /// Sends the beginning of a request and hangs up.
    void abandon(String request) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String target) {
        return URI.create("http://127.0.0.1:" + port + target);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            HttpRequest asked = request.build();
            throw new IllegalStateException(asked.method() + " " + asked.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
