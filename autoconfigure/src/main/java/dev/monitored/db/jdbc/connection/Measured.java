package dev.monitored.db.jdbc.connection;

/**
 * What every measured object is, so that it is known behind whatever others put before
 * it.
 */
public interface Measured {

}
