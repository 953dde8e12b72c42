/// The topics: names, keys, owners, retention, and how their owners create them.
@NullMarked
package dev.prosa.contracts.topic;

import org.jspecify.annotations.NullMarked;
