package dev.monitored.indicator.cause;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import dev.monitored.LeapingTime;
import dev.monitored.operation.OperationCall;
import dev.monitored.operation.Operations;

/**
 * Calls operations at random, inside of each other and in all the ways there are.
 */
final class RandomCalls {

	private static final int MAX_DEPTH = 5;

	private final Operations operations;

	private final Scheduler scheduler;

	private final Random random;

	/**
	 * Creates calls.
	 * @param operations records them
	 * @param scheduler runs those that nothing waits for
	 * @param seed where random numbers begin
	 */
	RandomCalls(Operations operations, Scheduler scheduler, long seed) {
		this.operations = operations;
		this.scheduler = scheduler;
		this.random = new Random(seed);
	}

	void call(int depth) {
		String operation = "op" + this.random.nextInt(ConservationTests.OPERATIONS);
		try {
			switch (this.random.nextInt(6)) {
				case 0 -> future(operation, depth);
				case 1 -> byHand(operation, depth);
				case 2 -> subscription(operation, depth);
				case 3 -> subscriptions(operation, depth);
				default -> this.operations.record(operation, () -> act(depth));
			}
		}
		catch (IllegalStateException ex) {
			if (depth > 0 && this.random.nextBoolean()) {
				throw ex;
			}
		}
	}

	private void act(int depth) {
		for (int calls = this.random.nextInt(3); calls > 0 && depth < MAX_DEPTH; calls--) {
			call(depth + 1);
			if (this.random.nextInt(4) == 0) {
				LeapingTime.pass(Duration.ofSeconds(this.random.nextInt(30)));
			}
		}
		if (this.random.nextInt(5) == 0) {
			throw new IllegalStateException();
		}
	}

	private void byHand(String operation, int depth) {
		try (OperationCall call = this.operations.start(operation)) {
			act(depth);
			if (this.random.nextInt(5) == 0) {
				call.error("Refused");
			}
		}
	}

	private void future(String operation, int depth) {
		CompletableFuture<String> result = new CompletableFuture<>();
		CompletableFuture<String> recorded = this.operations.record(operation, () -> {
			act(depth);
			return result;
		});
		switch (this.random.nextInt(3)) {
			case 0 -> recorded.cancel(true);
			case 1 -> result.completeExceptionally(new IllegalStateException());
			default -> CompletableFuture.runAsync(() -> result.complete("")).join();
		}
	}

	private void subscription(String operation, int depth) {
		mono(operation, depth).block();
	}

	private void subscriptions(String operation, int depth) {
		Mono<?> several = this.operations.record(operation,
				() -> Mono.zip(mono(operation, depth).then(mono("op0", depth)),
						new RandomCalls(this.operations, this.scheduler, this.random.nextLong()).mono("op1", depth)
							.subscribeOn(this.scheduler)));
		if (this.random.nextBoolean()) {
			several.block();
		}
		else {
			several.onErrorComplete().subscribe().dispose();
		}
	}

	private Mono<String> mono(String operation, int depth) {
		return this.operations.record(operation, () -> Mono.fromCallable(() -> {
			act(depth);
			return "";
		}).hide());
	}

}
