package dev.monitored.http.route;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The paths of functional routes, which may lie in each other.
 */
final class NestedPaths {

	private final Deque<List<String>> outer = new ArrayDeque<>(List.of(List.of("")));

	private List<String> paths = new ArrayList<>();

	/**
	 * Adds a path of the predicate that is being visited.
	 * @param path the path
	 */
	void add(String path) {
		this.paths.add(path);
	}

	/**
	 * Takes the paths of the predicate that was visited.
	 * @return the paths, with all that they lie in
	 */
	List<String> take() {
		List<String> inner = this.paths.isEmpty() ? List.of("") : this.paths;
		this.paths = new ArrayList<>();
		return this.outer.getFirst().stream().flatMap((prefix) -> inner.stream().map((path) -> prefix + path)).toList();
	}

	/**
	 * Goes into routes that lie in the predicate that was visited.
	 */
	void begin() {
		this.outer.push(take());
	}

	/**
	 * Goes out of them again.
	 */
	void end() {
		this.outer.pop();
	}

}
