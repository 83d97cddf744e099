package dev.monitored.profiler.slice;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.call.CallOutputs;
import dev.monitored.profiler.format.CollapsedText;
import dev.monitored.profiler.format.SampleChoice;
import dev.monitored.profiler.sample.SampleType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that profiles tell what made calls bad: 2 % of the calls spend their time in one
 * method and fail, and 98 % spend it in another. No call is bad because the machine is
 * slow.
 */
class ProfileTruthTests {

	private static final int FAST_CALLS = 49;

	private static final int ROUNDS = 7;

	private static final SampleChoice ALL = new SampleChoice(null, false);

	private static final SampleChoice BAD = new SampleChoice("checkout", false);

	private static final SampleChoice DIFFERENCE = new SampleChoice("checkout", true);

	@ParameterizedTest
	@EnumSource(SampleType.class)
	void showsWhatMadeCallsSlow(SampleType type) throws Exception {
		isTrue(type, Executors.defaultThreadFactory());
	}

	// Of a virtual thread that waits for a lock, the JDK records nothing
	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOCK")
	@EnabledForJreRange(min = JRE.JAVA_21)
	void showsWhatMadeCallsOfVirtualThreadsSlow(SampleType type) throws Exception {
		isTrue(type, virtualThreads());
	}

	@Test
	void samplesTimeOnAProcessorWhereTheJvmCan() {
		boolean can = Runtime.version().feature() >= 25 && System.getProperty("os.name").startsWith("Linux");
		assertThat(RecordingEvents.cpuEvent()).isEqualTo(can ? "jdk.CPUTimeSample" : "jdk.ExecutionSample");
	}

	private static void isTrue(SampleType type, ThreadFactory threads) throws Exception {
		Profile profile = profile(type, threads);
		String bad = CollapsedText.of(profile.samples(), BAD);
		assertThat(share(bad)).as("in bad calls: %s", bad).isGreaterThanOrEqualTo(0.9);
		String all = CollapsedText.of(profile.samples(), ALL);
		assertThat(share(all)).as("in all: %s", all).isBetween(0.01, 0.3);
		String difference = CollapsedText.of(profile.samples(), DIFFERENCE);
		assertThat(grownMost(difference)).as("difference: %s", difference).endsWith(ShopWork.SLOW);
	}

	private static Profile profile(SampleType type, ThreadFactory threads) throws Exception {
		Profile[] profile = new Profile[1];
		MonitoredContext.runner(Shop.class).run((context) -> {
			Checkout checkout = context.getBean(Checkout.class);
			// What is loaded for the first calls is none of the work
			call(checkout, type, false);
			call(checkout, type, true);
			var executor = Executors.newSingleThreadExecutor(threads);
			Patience.get(executor.submit(() -> checkout.before(type)));
			try (Profiler profiler = new Profiler(context.getBean(CallOutputs.class), new ProfileFolder(null),
					RecordingBounds.ON_DEMAND)) {
				profile[0] = profiler.begin(ProfileKind.valueOf(type.name()), Duration.ofSeconds(120));
				Future<?> calls = executor.submit(() -> call(checkout, type));
				Patience.get(calls);
				executor.shutdown();
				profiler.stop();
				Patience.get(profile[0].end());
				assertThat(profile[0].state()).as(profile[0].problem()).isEqualTo(Profile.State.READY);
			}
		});
		return profile[0];
	}

	private static @Nullable Void call(Checkout checkout, SampleType type) throws InterruptedException {
		for (int round = 0; round < ROUNDS; round++) {
			for (int call = 0; call < FAST_CALLS; call++) {
				call(checkout, type, false);
			}
			call(checkout, type, true);
		}
		return null;
	}

	// Good and bad calls have the same stack, but for the work
	private static void call(Checkout checkout, SampleType type, boolean isBad) throws InterruptedException {
		boolean hasFailed = false;
		try {
			checkout.buy(type, isBad);
		}
		catch (IllegalStateException ex) {
			hasFailed = true;
		}
		assertThat(hasFailed).isEqualTo(isBad);
	}

	// Returns the share of the weight that stacks with the slow method have.
	private static double share(String collapsed) {
		double all = 0;
		double slow = 0;
		for (String line : collapsed.lines().toList()) {
			long weight = Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
			all += weight;
			slow += line.contains(ShopWork.SLOW) ? weight : 0;
		}
		return slow / all;
	}

	private static String grownMost(String difference) {
		Map<String, Long> growth = new HashMap<>();
		for (String line : difference.lines().toList()) {
			String[] parts = line.split(" ");
			long grown = Long.parseLong(parts[2]) - Long.parseLong(parts[1]);
			List<String> methods = Arrays.asList(parts[0].split(";"));
			methods.stream().distinct().forEach((method) -> growth.merge(method, grown, Long::sum));
		}
		return Collections.max(growth.entrySet(), Map.Entry.comparingByValue()).getKey();
	}

	// The tests are compiled for a JDK that has none
	private static ThreadFactory virtualThreads() throws Exception {
		Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
		return (ThreadFactory) Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
	}

	@Configuration(proxyBeanMethods = false)
	static class Shop {

		@Bean
		Checkout checkout() {
			return new Checkout();
		}

	}

	static class Checkout {

		private final ShopWork work = new ShopWork();

		void before(SampleType type) {
			if (type == SampleType.ALLOC) {
				this.work.allocateBefore();
			}
		}

		@Monitored(value = "checkout", availability = "99%")
		void buy(SampleType type, boolean isSlow) throws InterruptedException {
			if (isSlow) {
				this.work.slow(type);
				throw new IllegalStateException("sold out");
			}
			else {
				this.work.fast(type);
			}
		}

	}

}
