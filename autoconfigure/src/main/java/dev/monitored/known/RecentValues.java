package dev.monitored.known;

import java.util.function.Function;
import java.util.function.ToIntFunction;

import org.springframework.util.ConcurrentLruCache;

/**
 * Finds values by keys that calls bring along. It remembers those that were asked for
 * last, unless their keys are long: a client may choose the keys.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class RecentValues<K, V> {

	private static final int REMEMBERED = 1_000;

	/**
	 * The length of a key that is still worth its memory.
	 */
	private static final int MAX_LENGTH = 500;

	private final ToIntFunction<K> length;

	private final Function<K, V> search;

	private final ConcurrentLruCache<K, V> remembered;

	/**
	 * Creates an empty memory.
	 * @param length returns the number of characters of a key
	 * @param search finds the value of a key
	 */
	public RecentValues(ToIntFunction<K> length, Function<K, V> search) {
		this.length = length;
		this.search = search;
		this.remembered = new ConcurrentLruCache<>(REMEMBERED, search);
	}

	/**
	 * Returns the value of a key.
	 * @param key the key
	 * @return the value, remembered or found
	 */
	public V get(K key) {
		return (this.length.applyAsInt(key) <= MAX_LENGTH) ? this.remembered.get(key) : this.search.apply(key);
	}

}
