package dev.monitored.db.jdbc.connection;

/**
 * What every measured object is, so that it is known behind every wrapper that others put
 * before it.
 */
public interface Measured {

}
