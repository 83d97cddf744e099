package dev.monitored.http;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jetty.autoconfigure.reactive.JettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.actuate.web.ServletManagementContextAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.ServerPortInfoApplicationContextInitializer;
import org.springframework.boot.web.server.reactive.context.AnnotationConfigReactiveWebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxObservationAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ApplicationContext;

import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that use Monitored and have a real server, for tests.
 */
public final class HttpApplications {

	private static final String[] PROPERTIES = { "server.port=0", "server.shutdown=immediate",
			"spring.main.banner-mode=off", "management.endpoints.web.exposure.include=info",
			"spring.application.name=test" };

	private HttpApplications() {
	}

	public static ApplicationContextRunner tomcat(Class<?>... configurations) {
		return mvc(TomcatServletWebServerAutoConfiguration.class, configurations);
	}

	public static ApplicationContextRunner jetty(Class<?>... configurations) {
		return mvc(JettyServletWebServerAutoConfiguration.class, configurations);
	}

	public static ApplicationContextRunner netty(Class<?>... configurations) {
		return webFlux(NettyReactiveWebServerAutoConfiguration.class, configurations)
			.withUserConfiguration(QuickShutdown.class);
	}

	static ApplicationContextRunner reactiveTomcat(Class<?>... configurations) {
		return webFlux(TomcatReactiveWebServerAutoConfiguration.class, configurations);
	}

	static ApplicationContextRunner reactiveJetty(Class<?>... configurations) {
		return webFlux(JettyReactiveWebServerAutoConfiguration.class, configurations);
	}

	private static ApplicationContextRunner webFlux(Class<?> server, Class<?>... configurations) {
		ApplicationContextRunner runner = new ApplicationContextRunner(
				AnnotationConfigReactiveWebServerApplicationContext::new);
		return common(runner, configurations).withConfiguration(AutoConfigurations.of(CodecsAutoConfiguration.class,
				server, HttpHandlerAutoConfiguration.class, WebFluxAutoConfiguration.class,
				WebFluxObservationAutoConfiguration.class, ErrorWebFluxAutoConfiguration.class));
	}

	private static ApplicationContextRunner mvc(Class<?> server, Class<?>... configurations) {
		ApplicationContextRunner runner = new ApplicationContextRunner(
				AnnotationConfigServletWebServerApplicationContext::new);
		return common(runner, configurations).withConfiguration(AutoConfigurations.of(server,
				HttpMessageConvertersAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
				WebMvcAutoConfiguration.class, WebMvcObservationAutoConfiguration.class,
				ErrorMvcAutoConfiguration.class, ServletManagementContextAutoConfiguration.class));
	}

	private static ApplicationContextRunner common(ApplicationContextRunner runner, Class<?>... configurations) {
		return MonitoredContext.addTo(runner, configurations)
			.withInitializer(new ServerPortInfoApplicationContextInitializer())
			.withPropertyValues(PROPERTIES)
			.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class, JacksonAutoConfiguration.class,
					EndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class,
					InfoEndpointAutoConfiguration.class, ManagementContextAutoConfiguration.class));
	}

	public static int port(ApplicationContext context) {
		return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	/**
	 * Waits until every request has ended that has begun.
	 */
	static Scrape settled(ApplicationContext context) {
		Patience.await("no request in flight", () -> Scrape.of(context).value("http_server_active") == 0);
		return Scrape.of(context);
	}

	public static void assertEvents(Scrape scrape, String slo, String sli, long events, double bad) {
		assertThat(scrape.value("slo_events_total", "slo", slo, "sli", sli)).as("events of " + slo).isEqualTo(events);
		assertThat(scrape.value("slo_bad_events_total", "slo", slo, "sli", sli)).as("bad events of " + slo)
			.isEqualTo(bad);
	}

}
