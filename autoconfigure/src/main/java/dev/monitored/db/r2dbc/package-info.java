/**
 * How the queries of R2DBC are seen.
 */
@NullMarked
package dev.monitored.db.r2dbc;

import org.jspecify.annotations.NullMarked;
