/**
 * The words, names and signs of SQL texts.
 */
@NullMarked
package dev.monitored.db.sql.token;

import org.jspecify.annotations.NullMarked;
