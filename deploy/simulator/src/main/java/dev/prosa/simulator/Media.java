package dev.prosa.simulator;

/// A file as a message names it; [Files] has what is in it.
///
/// @param sid `ME…`
record Media(String sid, String contentType) {}
