/**
 * Connections and statements that record what is executed with them.
 */
@NullMarked
package dev.monitored.db.jdbc.connection;

import org.jspecify.annotations.NullMarked;
