package dev.monitored.benchmarks.dashboard;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

import dev.monitored.operation.Operations;

/**
 * An application with many operations, all of which it calls ten times a second.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class OperationsApplication {

	private static final long PERIOD_MILLIS = 100;

	/**
	 * Starts the application.
	 * @param arguments settings
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(OperationsApplication.class, arguments);
	}

	@Bean(destroyMethod = "shutdownNow")
	ScheduledExecutorService caller() {
		return Executors.newSingleThreadScheduledExecutor();
	}

	@Bean
	ApplicationRunner calls(ScheduledExecutorService caller, Operations operations,
			@Value("${work.operations}") int count) {
		return (arguments) -> caller.scheduleAtFixedRate(() -> {
			for (int operation = 0; operation < count; operation++) {
				operations.record("work." + operation, Thread::onSpinWait);
			}
		}, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
	}

}
