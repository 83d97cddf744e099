package dev.monitored.runtime.linux;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProcessMemory}.
 */
class ProcessMemoryTests {

	private static final List<Integer> PAGE_SIZES = List.of(4096, 16384, 65536);

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path root;

	@Test
	void readsKibibytes() {
		new LinuxFiles(this.root).file("proc/self/status", "Name:\tjava\nVmHWM:\t  900 kB\nVmRSS:\t  512 kB\n");
		assertThat(new ProcessMemory(this.root).residentBytes()).isEqualTo(512 * 1024);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "VmRSS:", "VmRSS:\tmuch kB\n", "VmRSSX: 5 kB\n" })
	void knowsNothingOfWhatIsMalformed(String status) {
		new LinuxFiles(this.root).file("proc/self/status", status);
		assertThat(new ProcessMemory(this.root).residentBytes()).isNaN();
	}

	@Test
	void knowsNothingWhereThereIsNoProc() {
		assertThat(new ProcessMemory(this.root).residentBytes()).isNaN();
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void isAsManyPagesAsTheKernelSays() {
		ProcessMemory memory = new ProcessMemory(Path.of("/"));
		Patience.await("a page size by which both agree", () -> {
			double before = memory.residentBytes();
			double pages = new KernelFile(Path.of("/proc/self/statm")).number(1);
			double after = memory.residentBytes();
			return PAGE_SIZES.stream()
				.anyMatch((size) -> pages * size >= Math.min(before, after) && pages * size <= Math.max(before, after));
		});
	}

}
