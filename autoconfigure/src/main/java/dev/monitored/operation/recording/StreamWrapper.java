package dev.monitored.operation.recording;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ReactiveAdapter;

import dev.monitored.failure.FailureLog;
import dev.monitored.operation.coroutine.Coroutines;
import dev.monitored.operation.subscription.Calls;

/**
 * Wraps publishers and flows of Kotlin. For a flow, neither an adapter nor Reactive
 * Streams need to be there.
 */
final class StreamWrapper {

	private static final FailureLog failures = new FailureLog(StreamWrapper.class);

	private StreamWrapper() {
	}

	/**
	 * Wraps a publisher or a flow.
	 * @param result the publisher or the flow
	 * @param adapter what converts it, if anything does
	 * @param calls what records the subscriptions
	 * @param declared the declared type of the result
	 * @param leftAlone hears of a result that cannot be wrapped without changing its type
	 * @return what records each subscription, or the result itself if that is not
	 * possible
	 */
	static Object wrap(Object result, @Nullable ReactiveAdapter adapter, Calls calls, ReturnType declared,
			Consumer<Object> leftAlone) {
		try {
			Object recording = (adapter == null || Coroutines.isFlow(result.getClass())) ? flow(result, calls, declared)
					: PublisherWrapper.wrap(result, adapter, calls, declared);
			if (recording != null) {
				return recording;
			}
			leftAlone.accept(result);
		}
		catch (Throwable ex) {
			failures.failed("A publisher could not be wrapped and is not recorded", ex);
		}
		return result;
	}

	private static @Nullable Object flow(Object flow, Calls calls, ReturnType declared) {
		Object recording = Coroutines.recording(flow, calls, declared.isPublisher());
		return declared.type().isInstance(recording) ? recording : null;
	}

}
