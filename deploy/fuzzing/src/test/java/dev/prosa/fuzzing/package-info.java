/// What all fuzz targets share. Each target stands in the package of what it feeds.
@NullMarked
package dev.prosa.fuzzing;

import org.jspecify.annotations.NullMarked;
