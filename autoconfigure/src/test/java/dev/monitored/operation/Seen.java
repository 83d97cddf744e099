package dev.monitored.operation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * What the source of a publisher and its subscriber see of each other, to compare a
 * measured publisher with one that is not.
 */
final class Seen {

	private final List<String> events = new CopyOnWriteArrayList<>();

	void add(@Nullable Object event) {
		this.events.add(String.valueOf(event));
	}

	void addThread(String prefix) {
		add(prefix + " on " + Thread.currentThread().getName().replaceAll("\\d+", "#"));
	}

	List<String> events() {
		return List.copyOf(this.events);
	}

}
