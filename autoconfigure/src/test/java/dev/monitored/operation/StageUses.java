package dev.monitored.operation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Futures and stages, and what callers do with them.
 */
final class StageUses {

	private StageUses() {
	}

	static List<Function<Seen, CompletableFuture<String>>> futures() {
		return List.of((seen) -> CompletableFuture.completedFuture("value"),
				(seen) -> CompletableFuture.failedFuture(ReactorUses.FAILURE),
				(seen) -> cancelled(new CompletableFuture<>()));
	}

	static List<Function<Seen, CompletionStage<String>>> stages() {
		return List.of((seen) -> CompletableFuture.completedStage("value"),
				(seen) -> CompletableFuture.failedStage(ReactorUses.FAILURE));
	}

	static List<BiConsumer<CompletableFuture<String>, Seen>> ofFutures() {
		return List.of((future, seen) -> seen(future, seen), (future, seen) -> {
			future.cancel(true);
			seen.add(future.isCancelled());
			seen(future, seen);
		});
	}

	static List<BiConsumer<CompletionStage<String>, Seen>> ofStages() {
		return List.of((stage, seen) -> seen(stage.toCompletableFuture(), seen));
	}

	private static void seen(CompletableFuture<String> future, Seen seen) {
		future.handle((value, failure) -> {
			seen.add(value);
			seen.add((failure == ReactorUses.FAILURE) ? "the very failure"
					: (failure != null) ? failure.getClass() : "");
			return value;
		}).join();
	}

	private static CompletableFuture<String> cancelled(CompletableFuture<String> future) {
		future.cancel(true);
		return future;
	}

}
