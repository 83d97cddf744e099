package dev.monitored.db.driver;

/**
 * An object with all interfaces of the driver's. Its class is public, as those of pools
 * are, so that others can call it by reflection, which no class of a JDK proxy allows.
 */
public abstract class DriverObject {

	private final DriverHandler handler;

	/**
	 * Creates an object.
	 * @param handler what answers all calls
	 */
	protected DriverObject(DriverHandler handler) {
		this.handler = handler;
	}

	final DriverHandler handler() {
		return this.handler;
	}

}
