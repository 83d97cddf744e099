/**
 * Events of transactions, which count once these are committed.
 */
@NullMarked
package dev.monitored.business.transaction;

import org.jspecify.annotations.NullMarked;
