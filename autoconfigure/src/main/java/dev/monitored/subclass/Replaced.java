package dev.monitored.subclass;

/**
 * A proxy in whose place its target is serialized, as the target would be without it.
 */
public interface Replaced {

	/**
	 * Returns what is serialized.
	 * @return the target
	 */
	Object writeReplace();

}
