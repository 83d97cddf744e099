package dev.monitored.runtime.jvm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JvmCounts}.
 */
class JvmCountsTests {

	private static final int SIZE = 1_000_000;

	private final JvmCounts counts = new JvmCounts();

	@Test
	@EnabledForJreRange(max = JRE.JAVA_23)
	void knowsNothingOfVirtualThreadsWhereTheJvmTellsNothing() {
		assertThat(this.counts.mountedThreads()).isNaN();
		assertThat(this.counts.queuedThreads()).isNaN();
		assertThat(this.counts.carrierThreads()).isNaN();
		assertThat(this.counts.parallelism()).isNaN();
	}

	@Test
	void countsWhatIsAllocatedOnlyWhereTheJvmDoes() {
		boolean isCounted = Arrays.stream(com.sun.management.ThreadMXBean.class.getMethods())
			.anyMatch((method) -> method.getName().equals("getTotalThreadAllocatedBytes"));
		assertThat(Double.isNaN(this.counts.allocatedBytes())).isNotEqualTo(isCounted);
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void countsWhatTheThreadsOfADumpHaveAllocatedAndMore() throws IOException {
		double allocated = Pattern.compile(" allocated=(\\d+)([BKMGT])")
			.matcher(JdkTool.print("jcmd", "Thread.print", "-e"))
			.results()
			.mapToDouble((thread) -> Long.parseLong(thread.group(1)) * Math.pow(1024, "BKMGT".indexOf(thread.group(2))))
			.sum();
		assertThat(allocated).isPositive();
		assertThat(this.counts.allocatedBytes()).isGreaterThanOrEqualTo(allocated);
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void countsWhatIsAllocatedLargeArraysIncluded() {
		double before = this.counts.allocatedBytes();
		byte[] large = new byte[SIZE];
		assertThat(large).hasSize(SIZE);
		assertThat(this.counts.allocatedBytes() - before).isGreaterThanOrEqualTo(SIZE);
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_25)
	void countsVirtualThreadsThatRunAndThoseThatWaitForACarrier() throws Exception {
		int parallelism = (int) this.counts.parallelism();
		assertThat(JdkTool.print("jcmd", "Thread.vthread_scheduler")).contains("parallelism = " + parallelism);
		AtomicBoolean busy = new AtomicBoolean(true);
		List<Thread> threads = new ArrayList<>();
		try {
			for (int number = 0; number < parallelism + 3; number++) {
				threads.add(startVirtual(() -> spin(busy)));
			}
			Patience.await("all carriers are busy", () -> this.counts.mountedThreads() == parallelism);
			Patience.await("others wait", () -> this.counts.queuedThreads() >= 3);
			assertThat(this.counts.carrierThreads()).isGreaterThanOrEqualTo(parallelism);
		}
		finally {
			busy.set(false);
			for (Thread thread : threads) {
				thread.join();
			}
		}
	}

	private static void spin(AtomicBoolean busy) {
		while (busy.get()) {
			Thread.onSpinWait();
		}
	}

	// The tests are compiled for a version without virtual threads
	private static Thread startVirtual(Runnable task) throws ReflectiveOperationException {
		return (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
	}

}
