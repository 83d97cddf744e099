/**
 * What a SQL statement does: its operation and its table.
 */
@NullMarked
package dev.monitored.db.sql;

import org.jspecify.annotations.NullMarked;
