package dev.monitored.profiler.pyroscope;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

import io.pyroscope.javaagent.PyroscopeAgent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.MonitoredContext;
import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PyroscopeAutoConfiguration}. The agent is native code: it runs in a
 * process of its own.
 */
class PyroscopeAutoConfigurationTests {

	private static final String SERVER = "monitored.profiler.pyroscope.server-address=";

	private final ApplicationContextRunner runner = MonitoredContext.runner();

	@ParameterizedTest
	@ValueSource(strings = { "some=setting", SERVER, SERVER + " " })
	void doesNothingWithoutAServer(String setting) {
		this.runner.withPropertyValues(setting)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PyroscopeLifecycle.class));
	}

	@Test
	void doesNothingWhereTheProfilerIsOff() {
		this.runner.withPropertyValues(SERVER + "http://pyroscope:4040", "monitored.profiler.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PyroscopeLifecycle.class));
	}

	@Test
	void saysWhichLibraryIsMissing() {
		this.runner.withPropertyValues(SERVER + "http://pyroscope:4040")
			.withClassLoader(new FilteredClassLoader(PyroscopeAgent.class))
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"monitored.profiler.pyroscope.server-address",
					"needs Pyroscope's agent, which is not on the class path",
					"Add the dependency io.pyroscope:agent, or remove the setting."));
	}

	@ParameterizedTest
	@CsvSource({ "pyroscope:4040, is no URL that begins with http:// or https://",
			"ftp://pyroscope, is no URL that begins with http:// or https://",
			"http://, is no URL that begins with http:// or https://",
			"http://me:secret@pyroscope:4040, has a user name or a password in it" })
	void refusesAddressesThatMakeNoSense(String address, String reason) {
		this.runner.withPropertyValues(SERVER + address)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("monitored.profiler.pyroscope.server-address", reason)
				.doesNotContain("secret"));
	}

	@Test
	void refusesToRecordBesideTheAgent() {
		this.runner.withPropertyValues(SERVER + "http://pyroscope:4040", "monitored.profiler.continuous.enabled=true")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("monitored.profiler.continuous.enabled", "two profilers in one process disturb each other"));
	}

	@Test
	void pushesWhatTheApplicationDoes(@TempDir Path folder) throws Exception {
		try (PyroscopeServer server = new PyroscopeServer();
				PyroscopeApplication application = new PyroscopeApplication(server.url(), folder)) {
			Patience.await("work is seen", () -> methods(server).contains(PyroscopeProcess.class.getName() + ".work"));
			assertThat(server.uploads())
				.allSatisfy((upload) -> assertThat(upload.query()).contains("name=shop").contains("format=jfr"));
			assertThat(application.end())
				.contains("Started, and another profile: 503 Pyroscope's agent profiles this process", "Stopped");
		}
	}

	@Test
	void runsWhereNoServerAnswers(@TempDir Path folder) throws Exception {
		String url;
		try (PyroscopeServer closed = new PyroscopeServer()) {
			url = closed.url();
		}
		try (PyroscopeApplication application = new PyroscopeApplication(url, folder)) {
			Patience.await("an upload fails",
					() -> application.output().contains("(further errors of Pyroscope's agent are logged at DEBUG)"));
			assertThat(application.end()).contains("Started", "Stopped")
				.containsOnlyOnce("further errors of Pyroscope's agent");
		}
	}

	private static Set<String> methods(PyroscopeServer server) {
		return server.uploads().stream().flatMap((upload) -> upload.methods().stream()).collect(Collectors.toSet());
	}

}
