package dev.monitored.call;

/**
 * Ends the time in which a span is the current one of a thread. That thread closes it.
 */
@FunctionalInterface
public interface CurrentSpan extends AutoCloseable {

	@Override
	void close();

}
