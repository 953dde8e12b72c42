/// What can be configured, a record per concern. Every record checks itself and names the property
/// at fault.
@NullMarked
package dev.prosa.ingress.config;

import org.jspecify.annotations.NullMarked;
