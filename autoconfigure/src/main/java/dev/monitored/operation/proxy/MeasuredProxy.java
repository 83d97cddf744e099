package dev.monitored.operation.proxy;

/**
 * A proxy of ours of a bean that may be written, and that measures by itself.
 */
public interface MeasuredProxy {

	/**
	 * Returns what is written instead of the proxy.
	 * @return the bean and its name, or the proxy itself
	 */
	Object writeReplace();

}
