/**
 * Errors that clients of this application get, by type and code.
 */
@NullMarked
package dev.monitored.http.error;

import org.jspecify.annotations.NullMarked;
