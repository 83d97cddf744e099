package dev.monitored.saturation;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MeasuredResource}.
 */
class MeasuredResourceTests {

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE);

	private final AtomicInteger readings = new AtomicInteger();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final MeasuredResource files = new MeasuredResource(LimitedResource.FILE_DESCRIPTORS, "file-descriptors",
			this.now::get);

	@Test
	void readsEachGaugeOnceASecond() {
		this.files.add(ResourcePart.USED, gauge("used"));
		this.files.add(ResourcePart.MOST, gauge("most"));
		this.files.use();
		this.now.addAndGet(TimeUnit.MILLISECONDS.toNanos(999));
		this.files.use();
		assertThat(this.readings).hasValue(2);
		this.now.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
		this.files.use();
		assertThat(this.readings).hasValue(4);
	}

	@Test
	void readsAnewWhatAnotherGaugeTells() {
		this.files.add(ResourcePart.USED, gauge("used"));
		assertThat(this.files.use()).isNull();
		this.files.add(ResourcePart.MOST, gauge("most"));
		assertThat(this.files.use()).isNotNull();
		this.files.remove(ResourcePart.MOST);
		assertThat(this.files.use()).isNull();
	}

	private Gauge gauge(String name) {
		return Gauge.builder(name, this.readings::incrementAndGet).register(this.registry);
	}

}
