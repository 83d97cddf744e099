package dev.monitored.operation.ancestor;

/**
 * A superclass whose package sees a method of its own, for tests.
 */
public class Ancestor {

	private final String name = "kept";

	String name() {
		return this.name;
	}

	/**
	 * Calls the method as a class of the package does.
	 */
	public static String nameOf(Object bean) {
		return ((Ancestor) bean).name();
	}

}
