package dev.prosa.standalone.bench;

import dev.prosa.standalone.client.SignedWebhook;
import dev.prosa.standalone.client.TwilioSignature;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// One keep-alive HTTP/1.1 connection, used by one thread: a request, its answer, the next. A
/// general client costs
/// more CPU than the service it would measure, so this speaks just what the webhook endpoint
/// answers.
public final class Connection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int LONGEST_LINE = 8_192;
    private static final String LENGTH = "content-length:";

    private final URI target;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /// @param target scheme, host and port of the service
    public Connection(URI target) throws IOException {
        this.target = target;
        this.socket = new Socket(target.getHost(), target.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream(), 4_096);
        this.out = socket.getOutputStream();
    }

    /// The bytes of a request.
    public byte[] request(SignedWebhook webhook) {
        byte[] body = webhook.body().getBytes(StandardCharsets.UTF_8);
        String head = "POST " + webhook.path() + " HTTP/1.1\r\nHost: " + target.getAuthority() + "\r\nContent-Type: "
                + SignedWebhook.CONTENT_TYPE + "\r\n" + TwilioSignature.HEADER + ": " + webhook.signature()
                + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] bytes = head.getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[bytes.length + body.length];
        System.arraycopy(bytes, 0, request, 0, bytes.length);
        System.arraycopy(body, 0, request, bytes.length, body.length);
        return request;
    }

    /// Sends a request and waits for its answer.
    ///
    /// @return the HTTP status
    public int exchange(byte[] request) throws IOException {
        out.write(request);
        out.flush();
        String status = line();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        in.skipNBytes(length);
        return Integer.parseInt(status, 9, 12, 10);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0 || line.length() > LONGEST_LINE) {
                throw new IOException("the connection broke off");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
