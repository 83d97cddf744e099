package dev.monitored.benchmarks;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.aop.MeterTag;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;

import dev.monitored.business.CounterMeter;
import dev.monitored.business.MeterInterface;

/**
 * Time that an event of a meter interface takes, and of a counter that code keeps by
 * itself for each value of an enum, asking for a transaction as the interface does or
 * not.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = { "-Xms512m", "-Xmx512m" })
@Warmup(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class BusinessBenchmark {

	private final Map<Goal, Counter> byHand = new EnumMap<>(Goal.class);

	@SuppressWarnings("NullAway.Init")
	private ConfigurableApplicationContext context;

	@SuppressWarnings("NullAway.Init")
	private ChatMeters meters;

	/**
	 * Starts the application.
	 */
	@Setup
	public void start() {
		this.context = new SpringApplicationBuilder(Chats.class).web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.properties("logging.level.root=warn", "monitored.trace.enabled=false",
					"monitored.slo.definitions.chats.signal=business",
					"monitored.slo.definitions.chats.good=chats.kept", "monitored.slo.definitions.chats.bad=chats.lost",
					"monitored.slo.definitions.chats.availability=99%")
			.run();
		this.meters = this.context.getBean(ChatMeters.class);
		PrometheusMeterRegistry registry = this.context.getBean(PrometheusMeterRegistry.class);
		for (Goal goal : Goal.values()) {
			this.byHand.put(goal, Counter.builder("chats.by.hand").tag("goal", goal.name()).register(registry));
		}
	}

	/**
	 * Stops the application.
	 * @throws IllegalStateException if no event was counted
	 */
	@TearDown
	public void stop() {
		PrometheusMeterRegistry registry = this.context.getBean(PrometheusMeterRegistry.class);
		Assert.state(
				registry.getMeters()
					.stream()
					.filter((meter) -> meter.getId().getName().startsWith("chats."))
					.anyMatch((meter) -> meter instanceof Counter counter && counter.count() > 0),
				"Nothing was counted");
		this.context.close();
	}

	/**
	 * Counts an event by hand.
	 * @param turn which value of the label
	 */
	@Benchmark
	public void byHand(NextGoal turn) {
		Counter counter = this.byHand.get(turn.next());
		if (counter != null) {
			counter.increment();
		}
	}

	/**
	 * Counts an event by hand, unless this thread is in a transaction, which may be
	 * rolled back.
	 * @param turn which value of the label
	 */
	@Benchmark
	public void byHandAfterCommit(NextGoal turn) {
		Counter counter = this.byHand.get(turn.next());
		if (counter != null && !(TransactionSynchronizationManager.isSynchronizationActive()
				&& TransactionSynchronizationManager.isActualTransactionActive())) {
			counter.increment();
		}
	}

	/**
	 * Counts an event.
	 * @param turn which value of the label
	 */
	@Benchmark
	public void event(NextGoal turn) {
		this.meters.begun(turn.next());
	}

	/**
	 * Counts an event that does not wait for transactions.
	 * @param turn which value of the label
	 */
	@Benchmark
	public void eventAtOnce(NextGoal turn) {
		this.meters.tried(turn.next());
	}

	/**
	 * Counts an event that an objective counts as good.
	 * @param turn which value of the label
	 */
	@Benchmark
	public void eventOfAnObjective(NextGoal turn) {
		this.meters.kept(turn.next());
	}

	/**
	 * The values of one thread, one after the other.
	 */
	@State(Scope.Thread)
	public static class NextGoal {

		private final Goal[] goals = Goal.values();

		private int index;

		Goal next() {
			this.index = (this.index + 1) % this.goals.length;
			return this.goals[this.index];
		}

	}

	/**
	 * What a chat is for.
	 */
	public enum Goal {

		/**
		 * To buy.
		 */
		BUY,

		/**
		 * To return.
		 */
		RETURN,

		/**
		 * To ask.
		 */
		ASK

	}

	/**
	 * What is counted.
	 */
	@MeterInterface
	public interface ChatMeters {

		/**
		 * Counts a chat.
		 * @param goal what it is for
		 */
		@CounterMeter("chats.begun")
		void begun(@MeterTag("goal") Goal goal);

		/**
		 * Counts a chat, in a transaction too.
		 * @param goal what it is for
		 */
		@CounterMeter(value = "chats.tried", afterCommit = false)
		void tried(@MeterTag("goal") Goal goal);

		/**
		 * Counts a chat that ended well.
		 * @param goal what it was for
		 */
		@CounterMeter("chats.kept")
		void kept(@MeterTag("goal") Goal goal);

		/**
		 * Counts a chat that did not.
		 * @param goal what it was for
		 */
		@CounterMeter("chats.lost")
		void lost(@MeterTag("goal") Goal goal);

	}

	/**
	 * An application that counts.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Chats {

	}

}
