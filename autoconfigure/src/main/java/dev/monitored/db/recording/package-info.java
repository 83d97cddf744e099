/**
 * How queries are recorded, whichever API makes them.
 */
@NullMarked
package dev.monitored.db.recording;

import org.jspecify.annotations.NullMarked;
