package harm.comparison;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import harm.observer.Facts;

/**
 * Starts every application in every variant, two at a time, and keeps what was seen.
 */
final class ParallelExecution implements AutoCloseable {

	private final ExecutorService executor = Executors.newFixedThreadPool(2);

	private final Map<Run, CompletableFuture<Facts>> facts = new ConcurrentHashMap<>();

	// Starts a run as soon as there is room, after the one that it goes on from
	void start(Run run) {
		facts(run);
	}

	Facts of(Run run) {
		return facts(run).join();
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

	private CompletableFuture<Facts> facts(Run run) {
		CompletableFuture<Facts> known = this.facts.get(run);
		if (known != null) {
			return known;
		}
		CompletableFuture<?> before = (run.earlier() != null) ? facts(run.earlier())
				: CompletableFuture.completedFuture(null);
		CompletableFuture<Facts> started = before.thenApplyAsync((nothing) -> run.execute(), this.executor);
		this.facts.put(run, started);
		return started;
	}

}
