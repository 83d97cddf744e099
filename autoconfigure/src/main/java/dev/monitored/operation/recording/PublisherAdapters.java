package dev.monitored.operation.recording;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;

/**
 * The adapter of each class of results, looked up once.
 */
final class PublisherAdapters {

	private static final ClassValue<Optional<ReactiveAdapter>> adapters = new ClassValue<>() {

		@Override
		protected Optional<ReactiveAdapter> computeValue(Class<?> type) {
			return Optional.ofNullable(ReactiveAdapterRegistry.getSharedInstance().getAdapter(type));
		}

	};

	private PublisherAdapters() {
	}

	static @Nullable ReactiveAdapter of(Object result) {
		return adapters.get(result.getClass()).orElse(null);
	}

}
