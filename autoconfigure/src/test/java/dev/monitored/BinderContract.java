package dev.monitored;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every binder keeps: the names, descriptions and label keys that it declares are
 * the ones that are scraped, label values are bounded, calls in flight come back to 0,
 * and whatever the registry does, the application notices nothing.
 */
public abstract class BinderContract {

	/**
	 * Returns an application that uses the binder, with Monitored and the Prometheus
	 * registry.
	 */
	protected abstract ApplicationContextRunner application();

	/**
	 * Makes every kind of call that the binder records, each with the result and the
	 * exception that the application would have without Monitored, and asserts both.
	 */
	protected abstract void exercise(ApplicationContext context);

	/**
	 * Makes calls with that many values of each label whose values come from calls.
	 */
	protected abstract void exerciseWithValues(ApplicationContext context, int values);

	/**
	 * Returns the meters of the binder.
	 */
	protected abstract Collection<DeclaredMeter> meters();

	@Test
	void scrapesExactlyTheMetersItDeclares() {
		application().run((context) -> {
			exercise(context);
			Scrape scrape = Scrape.of(context);
			Set<String> families = scrape.help()
				.keySet()
				.stream()
				.filter((family) -> meters().stream().anyMatch((meter) -> family.startsWith(meter.family())))
				.filter((family) -> !family.endsWith("_max"))
				.collect(Collectors.toSet());
			assertThat(families).isEqualTo(meters().stream().map(DeclaredMeter::scrapedAs).collect(Collectors.toSet()));
		});
	}

	@Test
	void describesEveryMeter() {
		application().run((context) -> {
			exercise(context);
			Map<String, String> help = Scrape.of(context).help();
			assertThat(meters()).allSatisfy((meter) -> assertThat(help.get(meter.scrapedAs())).as(meter.scrapedAs())
				.isEqualTo(meter.description())
				.isNotBlank());
		});
	}

	@Test
	void keepsLabelKeysConstant() {
		application().run((context) -> {
			exercise(context);
			exerciseWithValues(context, 3);
			Scrape scrape = Scrape.of(context);
			assertThat(meters())
				.allSatisfy((meter) -> assertThat(scrape.labelKeys(meter.sample())).as(meter.scrapedAs())
					.containsExactly(meter.scrapedLabels()));
		});
	}

	@Test
	void spellsLabelKeysAsMicrometerDoes() {
		application().run((context) -> {
			exercise(context);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(meters()).allSatisfy((meter) -> assertThat(registry.find(meter.name()).meters()).isNotEmpty()
				.allSatisfy((registered) -> assertThat(registered.getId().getTags()).extracting(Tag::getKey)
					.containsExactlyInAnyOrderElementsOf(meter.labels())
					.noneMatch((key) -> key.contains("_"))));
		});
	}

	@Test
	void boundsLabelValues() {
		application().run((context) -> {
			exerciseWithValues(context, 200);
			long series = series(context);
			exerciseWithValues(context, 2_000);
			assertThat(series(context)).isEqualTo(series);
		});
	}

	// Those of causes come with the first call that is bad or looked at
	private static long series(ApplicationContext context) {
		return Scrape.of(context).samples().stream().filter((sample) -> !sample.name().contains("_by_cause_")).count();
	}

	@Test
	void comesBackToNoCallInFlight() {
		application().run((context) -> {
			exercise(context);
			exerciseWithValues(context, 200);
			List<DeclaredMeter> inFlight = meters().stream().filter(DeclaredMeter::isInFlight).toList();
			assertThat(inFlight)
				.allSatisfy((meter) -> assertThat(Scrape.of(context).find(meter.sample())).isNotEmpty());
			Patience.await("no call in flight",
					() -> inFlight.stream()
						.flatMap((meter) -> Scrape.of(context).find(meter.sample()).stream())
						.allMatch((sample) -> sample.value() == 0));
		});
	}

	@Test
	void readsTimeInOnePlace() {
		application().run((context) -> {
			LeapingTime.during(() -> exercise(context));
			Set<String> names = meters().stream().map(DeclaredMeter::name).collect(Collectors.toSet());
			assertThat(context.getBean(MeterRegistry.class).getMeters())
				.filteredOn((meter) -> meter instanceof Timer timer && names.contains(timer.getId().getName()))
				.allSatisfy(
						(timer) -> assertThat(((Timer) timer).totalTime(TimeUnit.HOURS)).as(timer.getId().toString())
							.isGreaterThanOrEqualTo(((Timer) timer).count()));
		});
	}

	@Test
	void survivesARegistryThatRefusesMeters() {
		application().withUserConfiguration(BrokenRegistries.RefusingMeters.class).run((context) -> {
			assertThat(context).hasNotFailed();
			exercise(context);
			exerciseWithValues(context, 3);
		});
	}

	@Test
	void survivesMetersThatThrowOnEveryCall() {
		application().withUserConfiguration(BrokenRegistries.ThrowingMeters.class).run((context) -> {
			assertThat(context).hasNotFailed();
			exercise(context);
			exerciseWithValues(context, 3);
			assertThat(context.getBean(BrokenRegistries.ThrowingMeters.Registry.class).calls())
				.as("calls of meters that threw")
				.isPositive();
		});
	}

	@Test
	void survivesAnApplicationWithoutRegistry() {
		application().withUserConfiguration(BrokenRegistries.None.class).run((context) -> {
			assertThat(context).hasNotFailed();
			exercise(context);
		});
	}

	/**
	 * A meter that a binder declares.
	 *
	 * @param name the name of the meter, in Micrometer's spelling
	 * @param scrapedAs the name of the metric
	 * @param sample the name of a sample of the metric
	 * @param description the description
	 * @param labels the label keys, in Micrometer's spelling
	 * @param isInFlight whether it counts calls in flight
	 */
	public record DeclaredMeter(String name, String scrapedAs, String sample, String description, Set<String> labels,
			boolean isInFlight) {

		public static DeclaredMeter timer(String name, String description, Collection<String> labels) {
			String family = name.replace('.', '_') + "_seconds";
			return new DeclaredMeter(name, family, family + "_count", description, Set.copyOf(labels), false);
		}

		public static DeclaredMeter counter(String name, String description, Collection<String> labels) {
			String family = name.replace('.', '_') + "_total";
			return new DeclaredMeter(name, family, family, description, Set.copyOf(labels), false);
		}

		public static DeclaredMeter summary(String name, String description, Collection<String> labels) {
			String family = name.replace('.', '_');
			return new DeclaredMeter(name, family, family + "_count", description, Set.copyOf(labels), false);
		}

		public static DeclaredMeter inFlight(String name, String description, Collection<String> labels) {
			String family = name.replace('.', '_');
			return new DeclaredMeter(name, family, family, description, Set.copyOf(labels), true);
		}

		Set<String> scrapedLabels() {
			return this.labels.stream().map((label) -> label.replace('.', '_')).collect(Collectors.toSet());
		}

		String family() {
			return this.name.replace('.', '_');
		}

	}

}
