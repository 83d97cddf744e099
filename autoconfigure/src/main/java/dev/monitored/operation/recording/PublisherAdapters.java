package dev.monitored.operation.recording;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;

import dev.monitored.failure.FailureLog;

/**
 * The adapter of each class of results, looked up once.
 */
final class PublisherAdapters {

	private static final FailureLog failures = new FailureLog(PublisherAdapters.class);

	private static final ClassValue<Optional<ReactiveAdapter>> adapters = new ClassValue<>() {

		@Override
		protected Optional<ReactiveAdapter> computeValue(Class<?> type) {
			try {
				ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(type);
				return Optional.ofNullable((adapter != null) ? mostSpecific(type, adapter) : null);
			}
			catch (Throwable ex) {
				failures.failed("Results of %s are taken for no publishers".formatted(type), ex);
				return Optional.empty();
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
		return adapters.get(result.getClass()).orElse(null);
	}

}
