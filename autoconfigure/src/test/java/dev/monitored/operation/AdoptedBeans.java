package dev.monitored.operation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.annotation.Counted;
import io.micrometer.core.annotation.Timed;
import io.micrometer.observation.annotation.Observed;
import reactor.core.publisher.Mono;

import dev.monitored.Monitored;

/**
 * Beans whose methods carry annotations of Micrometer.
 */
final class AdoptedBeans {

	private AdoptedBeans() {
	}

	public static class Annotated {

		@Timed("orders.place")
		public void timed() {
		}

		@Counted("orders.cancel")
		public void counted() {
		}

		@Observed(name = "orders.list", contextualName = "list orders")
		public void observed() {
		}

		@Timed
		void unnamed() {
		}

		public void plain() {
		}

	}

	@Timed("orders")
	public static class AnnotatedClass {

		public void place() {
		}

		@Timed
		public void unnamed() {
		}

		@Timed("own")
		public void named() {
		}

		void notPublic() {
		}

	}

	@Observed(name = "carts")
	public static class ObservedClass {

		public void fill() {
		}

		public void own() {
		}

	}

	@Counted
	public static class NamelessClass {

		public void work() {
		}

	}

	public static class Declared {

		@Timed("timed")
		@Counted("counted")
		@Observed(name = "observed")
		@Monitored("declared")
		public void work() {
		}

	}

	@Monitored
	public static class DeclaredClass {

		@Timed("timed")
		public void work() {
		}

	}

	public static class Selected {

		@Timed("timed")
		public void work() {
		}

	}

	public static class Before {

		@Timed("orders.place")
		public void place() {
		}

		@Timed("orders.cancel")
		public void cancel() {
		}

	}

	public static class After {

		@Timed("orders.place")
		@Monitored("orders.place")
		public void place() {
		}

		@Timed("orders.cancel")
		public void cancel() {
		}

	}

	public static class Conflicting {

		@Monitored(value = "orders.place", availability = "99%")
		public void place() {
		}

	}

	public static class Several {

		@Timed("ended")
		@Observed(name = "seen")
		public void both() {
		}

		@Timed(value = "running", longTask = true)
		@Timed("one")
		@Timed("two")
		public void repeated() {
		}

	}

	interface Contract<T> {

		@Timed("of.interface")
		void generic(T value);

	}

	public static class Implementation implements Contract<String> {

		@Override
		public void generic(String value) {
		}

	}

	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@Observed(name = "meta")
	@interface Marked {

	}

	public static class Meta {

		@Marked
		public void work() {
		}

	}

	public static class Results {

		@Timed("future")
		public CompletableFuture<String> future() {
			return new CompletableFuture<>();
		}

		@Timed("mono")
		public Mono<String> mono() {
			return Mono.just("x");
		}

		@Timed("fail")
		public void fail() {
			throw new IllegalStateException();
		}

	}

	public static class Sharing {

		@Timed("service.calls")
		public void one() {
		}

		@Timed("service.calls")
		public void other() {
		}

		@Timed("overloaded")
		public void overloaded(int number) {
		}

		@Timed("overloaded")
		public void overloaded(String text) {
		}

	}

	public static final class FinalClass {

		@Timed("never")
		public void work() {
		}

	}

	public static class Dollars {

		@Timed("${nowhere}")
		public void work() {
		}

	}

	interface Placing {

		@Timed("interface")
		void place();

	}

	public static class Placer implements Placing {

		@Override
		@Timed(value = "implementation", longTask = true)
		public void place() {
		}

	}

	public static class Moved {

		@Monitored("service.calls")
		public void moved() {
		}

	}

	public static class Chosen {

		public void calls() {
		}

	}

	public static class NotMoved {

		@Timed("service.calls")
		public void notMoved() {
		}

	}

}
