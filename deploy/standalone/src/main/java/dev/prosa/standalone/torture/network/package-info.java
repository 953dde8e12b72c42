/// A bad network: proxies between the services and their servers.
@NullMarked
package dev.prosa.standalone.torture.network;

import org.jspecify.annotations.NullMarked;
