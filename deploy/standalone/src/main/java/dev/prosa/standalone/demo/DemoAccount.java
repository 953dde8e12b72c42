package dev.prosa.standalone.demo;

/// The channel account of the demo. Not a real one: its token is public, so it is for one machine
/// only.
///
/// @param sid how the channel names the account
/// @param token signs the account's webhooks
public record DemoAccount(String sid, String token) {

    public static final DemoAccount DEMO = new DemoAccount("AC00000000000000000000000000000000", "prosa-demo-token");
}
