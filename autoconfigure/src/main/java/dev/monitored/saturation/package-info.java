/**
 * How full everything is that has a limit, as the meters of the application tell it.
 */
@NullMarked
package dev.monitored.saturation;

import org.jspecify.annotations.NullMarked;
