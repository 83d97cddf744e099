package dev.monitored.runtime.linux;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

/**
 * Tests for {@link ProcessMemory}.
 */
class ProcessMemoryTests {

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
	void isWhatTheProcessListSays() throws Exception {
		Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(ProcessHandle.current().pid()))
			.start();
		String kibibytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		double resident = new ProcessMemory(Path.of("/")).residentBytes();
		assertThat(resident).isCloseTo(Long.parseLong(kibibytes) * 1024.0, withinPercentage(25));
	}

}
