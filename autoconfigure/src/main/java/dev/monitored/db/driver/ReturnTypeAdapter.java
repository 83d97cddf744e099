package dev.monitored.db.driver;

import org.jspecify.annotations.Nullable;

/**
 * How what is measured keeps what a driver returnTypeAdapter to return where it overrides
 * a method of its API with a return type of its own.
 */
public interface ReturnTypeAdapter {

	/**
	 * Returns whether the methods that only a driver has return the object itself for the
	 * next call, and not because it was asked for.
	 * @return whether the proxy is returned in its place
	 */
	boolean isFluent();

	/**
	 * Returns what the objects are besides what the driver has.
	 * @return the superclass of their classes
	 */
	default Class<? extends DriverObject> base() {
		return DriverObject.class;
	}

	/**
	 * Returns whether there can be what a driver returnTypeAdapter.
	 * @param standard the return type that the API defines
	 * @param promised the one that the driver has
	 * @return whether {@link #keep} can make such a value
	 */
	boolean canKeep(Class<?> standard, Class<?> promised);

	/**
	 * Makes what the driver returnTypeAdapter.
	 * @param promised the return type that the driver has
	 * @param result what the measured object returned, which is not of that type
	 * @return a value of that type, or the result where there is none
	 */
	@Nullable Object keep(Class<?> promised, Object result);

}
