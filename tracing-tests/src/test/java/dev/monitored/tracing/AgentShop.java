package dev.monitored.tracing;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.call.CallListener;

/**
 * A shop that runs under OpenTelemetry's agent, and prints the calls that went wrong.
 */
public final class AgentShop {

	private AgentShop() {
	}

	public static void main(String[] arguments) {
		ConfigurableApplicationContext shop = new SpringApplicationBuilder(Shop.Beans.class,
				MvcTracingTests.Controllers.class, Printing.class)
			.web(WebApplicationType.SERVLET)
			.properties(Shop.SETTINGS.toArray(String[]::new))
			.run(arguments);
		System.out.println("Listening on " + ((WebServerApplicationContext) shop).getWebServer().getPort());
	}

	@Configuration(proxyBeanMethods = false)
	static class Printing {

		@Bean
		CallListener printedCalls() {
			return (call) -> System.out.println("Ended %s in trace %s".formatted(call.labels(), call.traceId()));
		}

	}

}
