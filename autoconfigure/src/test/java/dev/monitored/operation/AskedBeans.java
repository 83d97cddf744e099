package dev.monitored.operation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.micrometer.common.annotation.ValueResolver;
import io.micrometer.core.aop.MeterTag;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.monitored.Monitored;
import dev.monitored.http.error.ApiError;

/**
 * Beans that make calls when they are asked about one, for tests.
 */
final class AskedBeans {

	/**
	 * How often the application was asked.
	 */
	static final AtomicInteger questions = new AtomicInteger();

	private AskedBeans() {
	}

	@Monitored
	public static class Orders {

		public Object place(Object order) {
			return order;
		}

		public Object resolved(@MeterTag(key = "region", resolver = LookingResolver.class) String order) {
			return order;
		}

	}

	@Monitored
	public static class Lookup {

		private final ObjectProvider<Operations> operations;

		Lookup(ObjectProvider<Operations> operations) {
			this.operations = operations;
		}

		public String find(String value) {
			return value;
		}

		public CompletableFuture<String> later(String value) {
			Executor delayed = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);
			return CompletableFuture.supplyAsync(() -> value, delayed);
		}

		public Mono<String> mono(String value) {
			return Mono.just(value).delayElement(Duration.ofMillis(20));
		}

		public Flux<String> flux(String value) {
			return Flux.just(value, value).delayElements(Duration.ofMillis(5));
		}

		public String resolved(@MeterTag(key = "region", resolver = LookingResolver.class) String value) {
			return value;
		}

		public String text(@MeterTag("region") Object value) {
			return "text";
		}

		public Size size(@MeterTag("region") Size value) {
			return value;
		}

		public Spoken spoken(@MeterTag("region") Spoken value) {
			return value;
		}

		public String expression(@MeterTag(key = "region", expression = "name") Argument value) {
			return "expression";
		}

		@Monitored("ignored")
		public void byHand() {
			this.operations.getObject().record("by-hand", () -> "by hand");
		}

	}

	/**
	 * An argument that makes calls when it is asked for its text.
	 */
	public static class Argument {

		private final Lookup lookup;

		Argument(Lookup lookup) {
			this.lookup = lookup;
		}

		public String getName() {
			return toString();
		}

		@Override
		public String toString() {
			this.lookup.find("text");
			return "text";
		}

	}

	/**
	 * Has the texts of its names.
	 */
	public enum Size {

		SMALL, LARGE

	}

	/**
	 * Has a text of its own.
	 */
	public enum Spoken {

		QUIET,

		LOUD {
			@Override
			public String toString() {
				return "loud!";
			}
		}

	}

	/**
	 * A resolver that makes calls.
	 */
	static class LookingResolver implements ValueResolver {

		private final Asked asked;

		private final ObjectProvider<Lookup> lookup;

		LookingResolver(Asked asked, ObjectProvider<Lookup> lookup) {
			this.asked = asked;
			this.lookup = lookup;
		}

		@Override
		public String resolve(@Nullable Object parameter) {
			questions.incrementAndGet();
			this.asked.resolver.accept(this.lookup.getObject());
			return String.valueOf(parameter);
		}

	}

	/**
	 * What the application does when it is asked.
	 */
	static class Asked {

		volatile Consumer<ApiError> errors = (error) -> {
		};

		volatile Consumer<Lookup> classifier = (bean) -> {
		};

		volatile Consumer<Lookup> resolver = (bean) -> {
		};

	}

}
