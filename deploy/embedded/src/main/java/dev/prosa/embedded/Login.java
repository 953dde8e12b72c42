package dev.prosa.embedded;

/// Who logs in to a database.
public record Login(String user, String password) {

    /// Without the password.
    @Override
    public String toString() {
        return "Login[" + user + "]";
    }
}
