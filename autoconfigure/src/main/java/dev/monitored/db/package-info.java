/**
 * Database queries.
 */
@NullMarked
package dev.monitored.db;

import org.jspecify.annotations.NullMarked;
