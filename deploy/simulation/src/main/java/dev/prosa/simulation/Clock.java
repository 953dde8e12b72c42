package dev.prosa.simulation;

import java.time.Instant;

/// The true time, which nobody knows, and the clocks that stray from it. Milliseconds.
final class Clock {

    static final int HOSTS = 2;

    private static final long BEGINNING = Instant.parse("2026-03-02T09:00:00Z").toEpochMilli();

    private long now = BEGINNING;
    private long brokerSkew;
    private long sweeperSkew;
    private final long[] hostSkew = new long[HOSTS];

    long now() {
        return now;
    }

    void advance(long millis) {
        now += millis;
    }

    Instant broker() {
        return Instant.ofEpochMilli(now + brokerSkew);
    }

    Instant sweeper() {
        return Instant.ofEpochMilli(now + sweeperSkew);
    }

    Instant host(int host) {
        return Instant.ofEpochMilli(now + hostSkew[host]);
    }

    void skewBroker(long millis) {
        brokerSkew = millis;
    }

    void skewSweeper(long millis) {
        sweeperSkew = millis;
    }

    void skewHost(int host, long millis) {
        hostSkew[host] = millis;
    }

    void settle() {
        now += Math.max(0, brokerSkew);
        brokerSkew = 0;
        sweeperSkew = 0;
        hostSkew[0] = 0;
        hostSkew[1] = 0;
    }

    /// How long since the run began.
    long elapsed() {
        return now - BEGINNING;
    }
}
