/**
 * What the requests of both sides have in common: labels, objectives, boundaries.
 */
@NullMarked
package dev.monitored.http.exchange;

import org.jspecify.annotations.NullMarked;
