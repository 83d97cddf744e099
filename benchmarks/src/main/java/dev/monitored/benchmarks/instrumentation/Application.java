package dev.monitored.benchmarks.instrumentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.Assert;

import dev.monitored.guard.BoundedLabel;
import dev.monitored.guard.LabelGuard;
import dev.monitored.llm.LlmCalls;

/**
 * A Spring Boot application with one bean that is called.
 */
public final class Application implements AutoCloseable {

	private static final double[] BOUNDARIES_MILLIS = { 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000 };

	private final ConfigurableApplicationContext context;

	private final Instrumentation instrumentation;

	private Application(ConfigurableApplicationContext context, Instrumentation instrumentation) {
		this.context = context;
		this.instrumentation = instrumentation;
	}

	/**
	 * Starts an application.
	 * @param instrumentation how calls are measured
	 * @param clock what its timers read
	 * @param additional settings besides, each as {@code key=value}
	 * @return the application
	 */
	public static Application start(Instrumentation instrumentation, WallClock clock, String... additional) {
		List<String> settings = new ArrayList<>();
		// Classes of OpenTelemetry are there for one of the applications
		settings.add("monitored.trace.enabled=false");
		settings.addAll(instrumentation.settings());
		settings.addAll(List.of(additional));
		settings.add("monitored.clock.coarse=" + clock.isCoarse());
		settings.add("logging.level.root=warn");
		return new Application(new SpringApplicationBuilder(AutoConfigurations.class, instrumentation.configuration())
			.web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.properties(settings.toArray(String[]::new))
			.run(), instrumentation);
	}

	/**
	 * Returns the bean that is called.
	 * @return the bean
	 */
	public Work work() {
		return this.context.getBean(Work.class);
	}

	/**
	 * Begins a trace on this thread, which lasts as long as the thread, if there is a
	 * tracer.
	 * @throws IllegalStateException if the trace is sampled
	 */
	public void beginTrace() {
		this.context.getBeanProvider(Tracer.class).ifAvailable((tracer) -> {
			Span span = tracer.nextSpan().start();
			tracer.withSpan(span);
			Span current = tracer.currentSpan();
			Assert.state(current != null && Boolean.FALSE.equals(current.context().sampled()),
					"There is no trace, or it is sampled");
		});
	}

	/**
	 * Checks that the bean is a proxy of its class, and that the timer recorded every
	 * call and has the ten boundaries.
	 * @param calls the number of calls
	 * @throws IllegalStateException if not
	 */
	public void checkRecorded(long calls) {
		Assert.state(AopUtils.isCglibProxy(work()), "The bean is no proxy");
		String name = this.instrumentation.timer();
		PrometheusMeterRegistry registry = this.context.getBean(PrometheusMeterRegistry.class);
		Collection<Timer> timers = (name != null) ? registry.find(name).timers() : List.of();
		long expected = (name != null) ? calls : 0;
		long recorded = timers.stream().mapToLong(Timer::count).sum();
		Assert.state(recorded == expected, () -> "%d calls were recorded, %d made".formatted(recorded, expected));
		timers.forEach(Application::checkBoundaries);
		registry.find("slo.events")
			.functionCounters()
			.forEach((events) -> Assert.state(events.count() == calls,
					() -> "%s counted %s".formatted(events.getId(), events.count())));
		registry.find("operation.active")
			.gauges()
			.forEach((gauge) -> Assert.state(gauge.value() == 0, "Calls are in flight"));
	}

	private static void checkBoundaries(Timer timer) {
		double[] boundaries = Arrays.stream(timer.takeSnapshot().histogramCounts())
			.mapToDouble((bucket) -> bucket.bucket(TimeUnit.MILLISECONDS))
			.filter((boundary) -> boundary < TimeUnit.NANOSECONDS.toMillis(Long.MAX_VALUE))
			.toArray();
		Assert.state(Arrays.equals(boundaries, BOUNDARIES_MILLIS),
				() -> "%s has the boundaries %s".formatted(timer.getId(), Arrays.toString(boundaries)));
	}

	/**
	 * Returns what bounds a label.
	 * @param meter the name of the meter
	 * @param label the key of the label
	 * @return the guard of that label
	 */
	public BoundedLabel label(String meter, String label) {
		return this.context.getBean(LabelGuard.class).label(meter, label);
	}

	/**
	 * Returns what records calls of language models.
	 * @return the bean
	 */
	public LlmCalls llm() {
		return this.context.getBean(LlmCalls.class);
	}

	/**
	 * Returns what the application observes with.
	 * @return the registry
	 */
	public ObservationRegistry observations() {
		return this.context.getBean(ObservationRegistry.class);
	}

	/**
	 * Checks that observations are timed, and that SLOs count all of them or none.
	 * @param name the name of the observations
	 * @param isCounted whether they count
	 * @throws IllegalStateException if it is otherwise
	 */
	public void checkObserved(String name, boolean isCounted) {
		PrometheusMeterRegistry meters = this.context.getBean(PrometheusMeterRegistry.class);
		long observed = meters.get(name).timer().count();
		double counted = meters.find("slo.events")
			.functionCounters()
			.stream()
			.mapToDouble(FunctionCounter::count)
			.sum();
		Assert.state(observed > 0 && counted == (isCounted ? observed : 0),
				() -> "%s of %d observations were counted".formatted(counted, observed));
	}

	/**
	 * Lets post-processors see an object as if it were a bean.
	 * @param object the object
	 */
	public void prepare(Object object) {
		this.context.getAutowireCapableBeanFactory().autowireBean(object);
	}

	/**
	 * Returns whether a counter has counted.
	 * @param name the name of the counter
	 * @return whether the sum of all its series is positive
	 */
	public boolean isCounted(String name) {
		return this.context.getBean(PrometheusMeterRegistry.class)
			.find(name)
			.counters()
			.stream()
			.anyMatch((counter) -> counter.count() > 0);
	}

	/**
	 * Checks that no calls are in flight.
	 * @param meter the gauge that counts them
	 * @throws IllegalStateException if some are
	 */
	public void checkNoneActive(String meter) {
		double active = this.context.getBean(PrometheusMeterRegistry.class)
			.find(meter)
			.gauges()
			.stream()
			.mapToDouble(Gauge::value)
			.sum();
		Assert.state(active == 0, () -> "%s is %s".formatted(meter, active));
	}

	/**
	 * Returns a filter of the registry.
	 * @param name the name of the bean
	 * @return the filter
	 */
	public MeterFilter filter(String name) {
		return this.context.getBean(name, MeterFilter.class);
	}

	/**
	 * Checks that a label has exactly as many values as it may.
	 * @param meter the name of the meter
	 * @param label the key of the label
	 * @param values how many
	 * @throws IllegalStateException if not
	 */
	public void checkFull(String meter, String label, int values) {
		Assert.state(this.context.getBean(LabelGuard.class)
			.uses()
			.stream()
			.anyMatch((use) -> use.meter().equals(meter) && use.label().equals(label) && use.values() == values),
				"The label does not have %d values".formatted(values));
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * What Boot configures by itself.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class AutoConfigurations {

	}

}
