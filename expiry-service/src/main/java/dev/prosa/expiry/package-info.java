/// Holds one armed timer per open session and turns due ones into inputs. It decides nothing.
@NullMarked
package dev.prosa.expiry;

import org.jspecify.annotations.NullMarked;
