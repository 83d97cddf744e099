/**
 * Reactive connections and statements that record what is executed with them.
 */
@NullMarked
package dev.monitored.db.r2dbc.connection;

import org.jspecify.annotations.NullMarked;
