/**
 * How the queries of JDBC are seen.
 */
@NullMarked
package dev.monitored.db.jdbc;

import org.jspecify.annotations.NullMarked;
