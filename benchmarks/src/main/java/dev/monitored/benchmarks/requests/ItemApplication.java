package dev.monitored.benchmarks.requests;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application with Actuator and the Prometheus registry. It knows nothing of the
 * starter, which is on its class path or not.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class ItemApplication {

	/**
	 * Starts the application.
	 * @param arguments settings
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(ItemApplication.class, arguments);
	}

}
