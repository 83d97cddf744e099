/**
 * What is wrong with a setting, said so that its author can mend it.
 */
@NullMarked
package dev.monitored.settings;

import org.jspecify.annotations.NullMarked;
