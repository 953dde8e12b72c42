/// Questions about closed sessions, and their answers over HTTP.
@NullMarked
package dev.prosa.analytics.reports;

import org.jspecify.annotations.NullMarked;
