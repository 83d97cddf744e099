/**
 * What runs in the background while an application starts.
 */
@NullMarked
package dev.monitored.startup;

import org.jspecify.annotations.NullMarked;
