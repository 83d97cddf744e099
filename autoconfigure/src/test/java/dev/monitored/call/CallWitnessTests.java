package dev.monitored.call;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.operation.Operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link CallWitness}.
 */
class CallWitnessTests {

	private final Witness witness = new Witness();

	@Test
	void hearsOfGoodAndBadCallsOfThisThread() {
		MonitoredContext.runner(Shop.class).run((context) -> {
			context.getBean(CallOutputs.class).witness(this.witness);
			Checkout checkout = context.getBean(Checkout.class);
			checkout.buy();
			assertThatIllegalStateException().isThrownBy(checkout::fail);
		});
		long thread = Thread.currentThread().getId();
		assertThat(this.witness.ends).hasSize(2);
		assertThat(this.witness.ends).extracting(End::thread).containsOnly(thread);
		assertThat(this.witness.ends).extracting(End::verdict)
			.containsExactly(new CallVerdict(List.of("buy"), List.of()), new CallVerdict(List.of(), List.of("fail")));
		assertThat(this.witness.ends).allSatisfy((end) -> assertThat(end.end()).isGreaterThanOrEqualTo(end.start()));
		assertThat(this.witness.ends).extracting(End::calls).doesNotHaveDuplicates();
	}

	@Test
	void hearsWhichThreadBeganACallThatEndsElsewhere() {
		MonitoredContext.runner(Shop.class).run((context) -> {
			context.getBean(CallOutputs.class).witness(this.witness);
			CompletableFuture<String> later = new CompletableFuture<>();
			CompletableFuture<String> result = context.getBean(Checkout.class).later(later);
			assertThat(this.witness.ends).isEmpty();
			assertThat(this.witness.runs).extracting(Run::thread).containsExactly(Thread.currentThread().getId());
			new Thread(() -> later.complete("done")).start();
			Patience.get(result);
			Patience.await("the call ends", () -> !this.witness.ends.isEmpty());
		});
		Run run = this.witness.runs.get(0);
		End end = this.witness.ends.get(0);
		assertThat(end.thread()).isEqualTo(CallWitness.NO_THREAD);
		assertThat(end.calls()).isEqualTo(run.calls());
		assertThat(end.start()).isEqualTo(run.start());
		assertThat(run.until()).isBetween(run.start(), end.end());
		assertThat(end.verdict().kept()).containsExactly("later");
	}

	@Test
	void hearsOfNoThreadWhereACallEndsThatWasNotEnteredThere() {
		MonitoredContext.runner(Shop.class)
			.withPropertyValues("monitored.operation.overrides[0].name=import",
					"monitored.operation.overrides[0].by-hand=true",
					"monitored.operation.overrides[0].availability=99%")
			.run((context) -> {
				context.getBean(CallOutputs.class).witness(this.witness);
				context.getBean(Operations.class).start("import").close();
			});
		assertThat(this.witness.ends).singleElement()
			.satisfies((end) -> assertThat(end.thread()).isEqualTo(CallWitness.NO_THREAD));
	}

	@Test
	void hearsOfNoCallWithoutAnSlo() {
		MonitoredContext.runner(Shop.class).run((context) -> {
			context.getBean(CallOutputs.class).witness(this.witness);
			context.getBean(Checkout.class).plain();
		});
		assertThat(this.witness.ends).isEmpty();
	}

	@Test
	void hearsOfNothingOnceItIsRemoved() {
		MonitoredContext.runner(Shop.class).run((context) -> {
			CallOutputs outputs = context.getBean(CallOutputs.class);
			outputs.witness(this.witness);
			outputs.witness(null);
			context.getBean(Checkout.class).buy();
		});
		assertThat(this.witness.ends).isEmpty();
	}

	private static final class Witness implements CallWitness {

		private final List<Run> runs = new CopyOnWriteArrayList<>();

		private final List<End> ends = new CopyOnWriteArrayList<>();

		@Override
		public void ran(long calls, long start, long thread, long until) {
			this.runs.add(new Run(calls, start, thread, until));
		}

		@Override
		public void ended(long calls, long start, long thread, long end, CallVerdict verdict) {
			this.ends.add(new End(calls, start, thread, end, verdict));
		}

	}

	private record Run(long calls, long start, long thread, long until) {

	}

	private record End(long calls, long start, long thread, long end, CallVerdict verdict) {

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Checkout.class)
	static class Shop {

	}

	static class Checkout {

		@Monitored(value = "buy", availability = "99%")
		void buy() {
		}

		@Monitored(value = "fail", availability = "99%")
		void fail() {
			throw new IllegalStateException("no");
		}

		@Monitored(value = "later", availability = "99%")
		CompletableFuture<String> later(CompletableFuture<String> result) {
			return result;
		}

		@Monitored("plain")
		void plain() {
		}

	}

}
