/**
 * What objectives would have cost in the past.
 */
@NullMarked
package dev.monitored.cli.backtest;

import org.jspecify.annotations.NullMarked;
