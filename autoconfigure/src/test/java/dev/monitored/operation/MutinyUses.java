package dev.monitored.operation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

/**
 * Publishers of Mutiny, and what callers do with them.
 */
final class MutinyUses {

	private MutinyUses() {
	}

	static List<Function<Seen, Uni<String>>> unis() {
		return List.of((seen) -> Uni.createFrom().item("value"), (seen) -> Uni.createFrom().nullItem(),
				(seen) -> Uni.createFrom().failure(ReactorUses.FAILURE), (seen) -> Uni.createFrom().item(() -> {
					seen.addThread("called");
					return "value";
				}), (seen) -> Uni.createFrom().<String>nothing().onCancellation().invoke(() -> seen.add("cancelled")),
				(seen) -> Uni.createFrom().item("value").onCancellation().invoke(() -> seen.add("cancelled")),
				(seen) -> Uni.createFrom()
					.item("value")
					.withContext((uni, context) -> uni.onItem()
						.invoke(() -> seen.add(context.getOrElse("user", () -> "nobody")))),
				(seen) -> Uni.createFrom().completionStage(new CompletableFuture<String>()),
				(seen) -> Uni.createFrom().<String>emitter((emitter) -> {
					emitter.onTermination(() -> seen.add("terminated"));
					emitter.complete("value");
				}));
	}

	static List<BiConsumer<Uni<String>, Seen>> ofUnis() {
		return List.of((uni, seen) -> {
		}, (uni, seen) -> seen(uni, seen), (uni, seen) -> {
			seen(uni, seen);
			seen(uni, seen);
		}, (uni, seen) -> seen(uni.onFailure().retry().atMost(1), seen),
				(uni, seen) -> uni.subscribe().withSubscriber(new UniAssertSubscriber<>(Context.empty(), true)),
				(uni, seen) -> seen(uni.toMulti().select().first(1).toUni(), seen),
				(uni, seen) -> seen(uni.onItem().transformToUni((value) -> Uni.createFrom().item(value)), seen));
	}

	static List<Function<Seen, Multi<Integer>>> multis() {
		return List.of((seen) -> Multi.createFrom().range(1, 300).onItem().invoke(seen::add),
				(seen) -> Multi.createFrom().failure(ReactorUses.FAILURE));
	}

	static List<BiConsumer<Multi<Integer>, Seen>> ofMultis() {
		return List.of((multi, seen) -> seen(multi.select().first(2).collect().asList(), seen),
				(multi, seen) -> seen(multi.collect().first(), seen));
	}

	private static void seen(Uni<?> uni, Seen seen) {
		UniAssertSubscriber<Object> subscriber = uni.map((value) -> (Object) String.valueOf(value))
			.subscribe()
			.withSubscriber(new UniAssertSubscriber<>(Context.of("user", "me"), false));
		seen.add(subscriber.getItem());
		seen.add((subscriber.getFailure() == ReactorUses.FAILURE) ? "the very failure" : subscriber.getFailure());
		subscriber.cancel();
	}

}
