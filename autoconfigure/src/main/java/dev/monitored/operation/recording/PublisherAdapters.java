package dev.monitored.operation.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.util.ClassUtils;

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

	/**
	 * The index of the adapter of each declared type that a class's results have, where
	 * it is another one. The class has the declared types, so it may keep them.
	 */
	private static final ClassValue<Map<Class<?>, Integer>> declaredIndices = new ClassValue<>() {

		@Override
		protected Map<Class<?>, Integer> computeValue(Class<?> type) {
			return new ConcurrentHashMap<>();
		}

	};

	private PublisherAdapters() {
	}

	/**
	 * Returns the adapter of the most specific type that a class has. The registry itself
	 * returns that of the first type that was registered.
	 * @param type the class
	 * @param fallback the adapter that the registry returns
	 * @return the adapter
	 */
	private static ReactiveAdapter mostSpecific(Class<?> type, ReactiveAdapter fallback) {
		ReactiveAdapter found = fallback;
		for (ReactiveAdapter candidate : own(type)) {
			Class<?> known = found.getReactiveType();
			if (known != candidate.getReactiveType() && known.isAssignableFrom(candidate.getReactiveType())) {
				found = candidate;
			}
		}
		return found;
	}

	private static List<ReactiveAdapter> own(Class<?> type) {
		List<ReactiveAdapter> own = new ArrayList<>();
		for (Class<?> candidate = type; candidate != null; candidate = candidate.getSuperclass()) {
			addOwn(candidate, own);
		}
		for (Class<?> candidate : ClassUtils.getAllInterfacesForClass(type)) {
			addOwn(candidate, own);
			for (Class<?> inherited : ClassUtils.getAllInterfacesForClass(candidate)) {
				addOwn(inherited, own);
			}
		}
		return own;
	}

	private static void addOwn(Class<?> type, List<ReactiveAdapter> to) {
		ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(type);
		if (adapter != null && adapter.getReactiveType() == type) {
			to.add(adapter);
		}
	}

	/**
	 * Loads what the first result would load. A class whose initialization overflows the
	 * stack is lost to the whole JVM, and the stack of a call may be nearly full.
	 */
	static void load() {
		ReactiveAdapterRegistry.getSharedInstance();
	}

	static @Nullable ReactiveAdapter of(Object result) {
		int index = indices.get(result.getClass());
		return (index != NONE) ? adapters.get(index) : null;
	}

	/**
	 * Returns the adapter of a result whose declared type is a reactive one. It wins over
	 * those of other types that the result has, since callers know no other.
	 * @param result the result
	 * @param declared the declared type
	 * @return the adapter, or {@code null} if there is none
	 */
	static @Nullable ReactiveAdapter of(Object result, Class<?> declared) {
		ReactiveAdapter adapter = of(result);
		if (adapter == null || declared.isAssignableFrom(adapter.getReactiveType())) {
			return adapter;
		}
		Map<Class<?>, Integer> known = declaredIndices.get(result.getClass());
		Integer index = known.get(declared);
		if (index == null) {
			index = index(declaredBy(declared, result.getClass(), adapter));
			known.put(declared, index);
		}
		return adapters.get(index);
	}

	private static ReactiveAdapter declaredBy(Class<?> declared, Class<?> type, ReactiveAdapter fallback) {
		return own(type).stream()
			.filter((candidate) -> declared.isAssignableFrom(candidate.getReactiveType()))
			.findFirst()
			.orElse(fallback);
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
