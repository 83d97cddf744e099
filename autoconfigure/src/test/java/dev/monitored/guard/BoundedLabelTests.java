package dev.monitored.guard;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.monitored.MonitoredContext;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BoundedLabel}.
 */
@ExtendWith(OutputCaptureExtension.class)
class BoundedLabelTests {

	@Test
	void keepsTheFirstValuesAndFoldsTheRest() {
		BoundedLabel label = label(2);
		assertThat(label.admit("a")).isEqualTo("a");
		assertThat(label.admit("b")).isEqualTo("b");
		assertThat(label.admit("c")).isEqualTo("_other");
		assertThat(label.admit("a")).isEqualTo("a");
	}

	@Test
	void hasAValueWhereThereIsNone() {
		BoundedLabel label = label(1);
		assertThat(label.admit(null)).isEqualTo("_none");
		assertThat(label.admit("")).isEqualTo("_none");
		assertThat(label.admit(" ")).isEqualTo("_none");
		assertThat(label.admit("a")).isEqualTo("a");
	}

	@Test
	void admitsWhatCodeBoundsWhateverTheLimit() {
		BoundedLabel label = label(1);
		label.admit("a");
		label.admitAlways("b");
		assertThat(label.admit("b")).isEqualTo("b");
		assertThat(label.admit("c")).isEqualTo("_other");
	}

	@Test
	void neverAdmitsMoreThanItsLimitWhenThreadsRace() throws InterruptedException {
		BoundedLabel label = label(100);
		CountDownLatch start = new CountDownLatch(1);
		Thread[] threads = IntStream.range(0, 8).mapToObj((number) -> new Thread(() -> {
			await(start);
			IntStream.range(0, 10_000).forEach((value) -> label.admit(number + "-" + value));
		})).toArray(Thread[]::new);
		for (Thread thread : threads) {
			thread.start();
		}
		start.countDown();
		for (Thread thread : threads) {
			thread.join();
		}
		long admitted = IntStream.range(0, 8)
			.boxed()
			.flatMap((number) -> IntStream.range(0, 10_000).mapToObj((value) -> number + "-" + value))
			.filter((value) -> value.equals(label.admit(value)))
			.count();
		assertThat(admitted).isEqualTo(100);
	}

	@Test
	void keepsNothingOfAMillionValuesButItsLimit() {
		BoundedLabel label = label(100);
		long folded = IntStream.range(0, 1_000_000)
			.filter((value) -> label.admit("v" + value).equals("_other"))
			.count();
		assertThat(folded).isEqualTo(999_900);
		assertThat(label).extracting("admitted").asInstanceOf(InstanceOfAssertFactories.MAP).hasSize(103);
		assertThat(label).extracting("folded.examples").asInstanceOf(InstanceOfAssertFactories.COLLECTION).hasSize(3);
		assertThat(label.use())
			.isEqualTo(new LabelUse("meter", "label", 100, 100, 999_900, List.of("v100", "v101", "v102")));
	}

	@Test
	void countsShortenedValuesAndWarnsOnce(CapturedOutput output) {
		MonitoredContext.runner().withPropertyValues("monitored.guard.max-length=16").run((context) -> {
			BoundedLabel label = context.getBean(LabelGuard.class).label("shop.orders", "customer");
			assertThat(label.admit("0123456789abcdef")).isEqualTo("0123456789abcdef");
			assertThat(label.admit("0123456789abcdefg")).isEqualTo("0123456789abcde…");
			assertThat(label.admit("0123456789abcdefh")).isEqualTo("0123456789abcde…");
			assertThat(Scrape.of(context)
				.value("monitored_guard_folded_total", "meter", "shop.orders", "label", "customer")).isEqualTo(2);
		});
		assertThat(output.toString().split("had a value of", -1)).hasSize(2);
		assertThat(output).contains("The label 'customer' of the meter 'shop.orders' had a value of 17 characters, "
				+ "which begins with 0123456789abcdefg. Values are shortened to 16 characters");
	}

	@Test
	void keepsWhatCodeBoundsAtAnyLength() {
		BoundedLabel label = label(1);
		String route = "/" + "a".repeat(200);
		label.admitAlways(route);
		assertThat(label.admit(route)).isEqualTo(route);
		assertThat(label.admit(route + "b")).hasSize(128);
	}

	@Test
	void countsFoldedValuesAndWarnsOnceWithExamples(CapturedOutput output) {
		MonitoredContext.runner().withPropertyValues("monitored.guard.max-values=1").run((context) -> {
			BoundedLabel label = context.getBean(LabelGuard.class).label("shop.orders", "customer");
			IntStream.range(0, 50).forEach((value) -> label.admit("c" + value));
			assertThat(Scrape.of(context)
				.value("monitored_guard_folded_total", "meter", "shop.orders", "label", "customer")).isEqualTo(49);
		});
		assertThat(output.toString().split("has more than 1 values", -1)).hasSize(2);
		assertThat(output).contains("The label 'customer' of the meter 'shop.orders'", "[c1, c2, c3]",
				"monitored.guard.max-values");
	}

	private static BoundedLabel label(int maxValues) {
		DeferredMeters meters = new DeferredMeters(
				new StaticListableBeanFactory().getBeanProvider(MeterRegistry.class));
		return new BoundedLabel(maxValues, 128, new FoldedValues("meter", "label", maxValues, meters));
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
