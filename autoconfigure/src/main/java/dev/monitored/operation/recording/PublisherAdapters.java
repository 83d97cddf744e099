package dev.monitored.operation.recording;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;

import dev.monitored.failure.FailureLog;

/**
 * The adapter of each class of results, looked up once.
 */
final class PublisherAdapters {

	private static final FailureLog failures = new FailureLog(PublisherAdapters.class);

	private static final int NONE = -1;

	/**
	 * The adapters of all classes so far, each once.
	 */
	private static final List<ReactiveAdapter> adapters = new CopyOnWriteArrayList<>();

	/**
	 * The index of each class's adapter. The class keeps it, and an adapter would keep
	 * the class loader of Spring, which may be that of this application alone.
	 */
	private static final ClassValue<Integer> indices = new ClassValue<>() {

		@Override
		protected Integer computeValue(Class<?> type) {
			try {
				ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(type);
				return (adapter != null) ? index(mostSpecific(type, adapter)) : NONE;
			}
			catch (StackOverflowError ex) {
				throw ex; // nothing is known about the type
			}
			catch (Throwable ex) {
				failures.failed("Results of %s are taken for no publishers".formatted(type), ex);
				return NONE;
			}
		}

	};

	private PublisherAdapters() {
	}

	private static ReactiveAdapter mostSpecific(Class<?> type, ReactiveAdapter fallback) {
		for (Class<?> candidate = type; candidate != null; candidate = candidate.getSuperclass()) {
			ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(candidate);
			if (adapter != null && adapter.getReactiveType() == candidate) {
				return adapter;
			}
		}
		return fallback;
	}

	static @Nullable ReactiveAdapter of(Object result) {
		int index = indices.get(result.getClass());
		return (index != NONE) ? adapters.get(index) : null;
	}

	private static synchronized int index(ReactiveAdapter adapter) {
		int known = adapters.indexOf(adapter);
		if (known != NONE) {
			return known;
		}
		adapters.add(adapter);
		return adapters.size() - 1;
	}

}
