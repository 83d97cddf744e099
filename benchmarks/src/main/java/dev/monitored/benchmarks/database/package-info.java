/**
 * A database whose queries are measured in several ways.
 */
@NullMarked
package dev.monitored.benchmarks.database;

import org.jspecify.annotations.NullMarked;
