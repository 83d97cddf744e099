/**
 * Requests over HTTP that this application answers and sends.
 */
@NullMarked
package dev.monitored.http;

import org.jspecify.annotations.NullMarked;
