/// How the outside talks to a running Prosa: signed webhooks, commands, the read API and topics.
@NullMarked
package dev.prosa.standalone.client;

import org.jspecify.annotations.NullMarked;
