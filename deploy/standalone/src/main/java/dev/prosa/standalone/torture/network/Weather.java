package dev.prosa.standalone.torture.network;

import java.time.Duration;

/// What a [Detour] does to what passes through it.
public sealed interface Weather {

    /// Nothing.
    record Fair() implements Weather {}

    /// Everything arrives later by so much, in both directions.
    record Slow(Duration by) implements Weather {}

    /// Every connection is reset, and so is each new one.
    record Cut() implements Weather {}

    /// The other side is gone and nobody says so: connections stay open and silent, new ones too.
    record HalfOpen() implements Weather {}
}
