/**
 * What measured connections and statements have of the driver behind them, whichever API
 * it implements.
 */
@NullMarked
package dev.monitored.db.driver;

import org.jspecify.annotations.NullMarked;
