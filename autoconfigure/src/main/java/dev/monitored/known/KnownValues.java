package dev.monitored.known;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Values by key, each created when it is first asked for. No lock is held meanwhile: the
 * code that creates a value may ask for others, and a lock stays closed where the stack
 * runs out. Where two threads create the value of one key, both get the first.
 *
 * @param <K> the type of the keys, of which there are few
 * @param <V> the type of the values
 */
public final class KnownValues<K, V> {

	private final Map<K, V> values = new ConcurrentHashMap<>();

	private final Function<? super K, ? extends V> creation;

	/**
	 * Creates an empty set of values.
	 * @param creation creates the value of a key
	 */
	public KnownValues(Function<? super K, ? extends V> creation) {
		this.creation = creation;
	}

	/**
	 * Returns the value of a key, and creates it if it is not known.
	 * @param key the key
	 * @return the value, the same one each time
	 */
	public V get(K key) {
		V known = this.values.get(key);
		return (known != null) ? known : add(key);
	}

	/**
	 * Returns the value of a key, if it is known.
	 * @param key the key
	 * @return the value, or {@code null} if nothing has asked for it
	 */
	public @Nullable V find(K key) {
		return this.values.get(key);
	}

	/**
	 * Returns all values so far.
	 * @return a view of the values by key
	 */
	public Map<K, V> byKey() {
		return Collections.unmodifiableMap(this.values);
	}

	/**
	 * Returns all values so far, with their keys.
	 * @return a snapshot
	 */
	public Map<K, V> toMap() {
		return Map.copyOf(this.values);
	}

	private V add(K key) {
		V added = this.creation.apply(key);
		V raced = this.values.putIfAbsent(key, added);
		return (raced != null) ? raced : added;
	}

}
