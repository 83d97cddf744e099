package dev.monitored.operation.recording;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

import dev.monitored.operation.reactor.ReactorPublishers;

/**
 * What is returned from a scope of excluded calls. Subscriptions to publishers of Reactor
 * are in it; a future has begun what it does.
 */
public final class ExcludedResult {

	private static final boolean REACTOR = ClassUtils.isPresent("reactor.core.publisher.Flux",
			ExcludedResult.class.getClassLoader());

	private ExcludedResult() {
	}

	/**
	 * Returns what the caller gets.
	 * @param result what was returned
	 * @param <T> its type
	 * @return the result itself, or a publisher in its place
	 */
	@SuppressWarnings({ "unchecked", "NullAway" })
	public static <T extends @Nullable Object> T of(T result) {
		return REACTOR ? (T) ReactorPublishers.excluded(result) : result;
	}

}
