package dev.monitored.db.driver;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the return types of a driver that overrides methods of its API with narrower
 * ones.
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
	 * Returns whether a value of a driver's return type can be made.
	 * @param standard the return type that the API defines
	 * @param narrower the one that the driver has
	 * @return whether {@link #keep} can make such a value
	 */
	boolean canKeep(Class<?> standard, Class<?> narrower);

	/**
	 * Makes a value of the driver's return type.
	 * @param narrower the return type that the driver has
	 * @param result what the measured object returned, which is not of that type
	 * @return a value of that type, or the result where there is none
	 */
	@Nullable Object keep(Class<?> narrower, Object result);

}
