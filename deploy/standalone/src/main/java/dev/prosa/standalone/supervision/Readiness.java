package dev.prosa.standalone.supervision;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.regex.Pattern;

/// Whether a child that runs can do its work.
@FunctionalInterface
public interface Readiness {

    /// @param output what the child has written since it was started
    boolean isReady(String output);

    /// The child writes a line that begins so.
    static Readiness line(String beginning) {
        var pattern = Pattern.compile("^" + Pattern.quote(beginning), Pattern.MULTILINE);
        return output -> pattern.matcher(output).find();
    }

    /// The child answers 200.
    static Readiness http(URI uri) {
        return _ -> answersOk(uri);
    }

    private static boolean answersOk(URI uri) {
        try {
            var connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(2_000);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
