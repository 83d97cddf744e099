package dev.monitored.profiler.pyroscope;

import io.pyroscope.javaagent.PyroscopeAgent;
import io.pyroscope.javaagent.config.Config;
import io.pyroscope.javaagent.impl.DefaultConfigurationProvider;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

import dev.monitored.failure.FailureLog;
import dev.monitored.profiler.ProfilerProperties;
import dev.monitored.profiler.slice.Profiler;

/**
 * Starts Pyroscope's agent with the application and stops it again. What the agent reads
 * from its own settings, such as {@code PYROSCOPE_PROFILER_ALLOC}, applies; only the
 * server is set here, and the name of the application unless
 * {@code PYROSCOPE_APPLICATION_NAME} is set.
 */
final class PyroscopeLifecycle implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(PyroscopeLifecycle.class);

	private static final FailureLog failures = new FailureLog(PyroscopeLifecycle.class);

	private static final String SERVER_ADDRESS = "PYROSCOPE_SERVER_ADDRESS";

	private static final String APPLICATION_NAME = "PYROSCOPE_APPLICATION_NAME";

	private static final String REFUSAL = "Pyroscope's agent profiles this process, and two profilers disturb each other. "
			+ "Without " + ProfilerProperties.Pyroscope.SERVER_ADDRESS + ", profiles can be recorded here.";

	private final String application;

	private final String server;

	private final ObjectProvider<Profiler> profiler;

	private volatile boolean running;

	private boolean begun;

	/**
	 * Creates the lifecycle of the agent.
	 * @param application the name of the application
	 * @param server where profiles go
	 * @param profiler records nothing as long as the agent runs, if there is one
	 */
	PyroscopeLifecycle(String application, String server, ObjectProvider<Profiler> profiler) {
		this.application = application;
		this.server = server;
		this.profiler = profiler;
	}

	@Override
	public synchronized void start() {
		this.running = true;
		// Attached with -javaagent, or started by another application in this JVM
		if (PyroscopeAgent.isStarted()) {
			logger.warn("Pyroscope's agent runs already, with settings of its own.");
		}
		else {
			this.begun = begin();
		}
		if (PyroscopeAgent.isStarted()) {
			refuse(REFUSAL);
		}
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		if (this.begun) {
			this.begun = false;
			end();
		}
		refuse(null);
	}

	@Override
	public boolean isPauseable() {
		return false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private boolean begin() {
		try {
			PyroscopeAgent
				.start(new PyroscopeAgent.Options.Builder(Config.build(this::setting)).setLogger(new PyroscopeLog())
					.build());
			if (!PyroscopeAgent.isStarted()) {
				logger.warn("Pyroscope's agent does not start, and no profiles are pushed: PYROSCOPE_AGENT_ENABLED "
						+ "is false, or it has no library for this system.");
			}
			return PyroscopeAgent.isStarted();
		}
		catch (Throwable ex) {
			failures.failed("Pyroscope's agent does not start, and no profiles are pushed", ex);
			return false;
		}
	}

	private void end() {
		try {
			PyroscopeAgent.stop();
		}
		catch (Throwable ex) {
			failures.failed("Pyroscope's agent does not stop", ex);
		}
	}

	private void refuse(@Nullable String reason) {
		this.profiler.ifAvailable((available) -> available.refuse(reason));
	}

	// What is set here is asked for like all else, so that the agent does not miss it
	private @Nullable String setting(String key) {
		if (key.equals(SERVER_ADDRESS)) {
			return this.server;
		}
		String set = DefaultConfigurationProvider.INSTANCE.get(key);
		return (set == null && key.equals(APPLICATION_NAME)) ? this.application : set;
	}

}
