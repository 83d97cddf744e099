/**
 * Bucket profiles: named lists of histogram boundaries.
 */
@NullMarked
package dev.monitored.buckets;

import org.jspecify.annotations.NullMarked;
