/**
 * Calls as outputs see them, and who hears of those that went wrong.
 */
@NullMarked
package dev.monitored.call;

import org.jspecify.annotations.NullMarked;
