/**
 * What the starter costs an application that answers requests over HTTP, against the same
 * application without it.
 */
@NullMarked
package dev.monitored.benchmarks.requests;

import org.jspecify.annotations.NullMarked;
