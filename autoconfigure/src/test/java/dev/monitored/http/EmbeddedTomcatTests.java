package dev.monitored.http;

import java.util.Objects;
import java.util.stream.Stream;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.Pipeline;
import org.apache.catalina.valves.ValveBase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.monitored.http.server.RequestEndListener;
import dev.monitored.http.server.RequestEndValve;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the end of requests is known of an embedded Tomcat, and what it is left as.
 */
class EmbeddedTomcatTests {

	private static final String CUSTOMIZER = "monitoredRequestEndValveCustomizer";

	@Test
	void hasNoListenerToRequests() {
		HttpApplications.tomcat(Pages.class)
			.run((context) -> assertThat(tomcat(context).getApplicationEventListeners()).isEmpty());
	}

	@Test
	void hasAListenerWhereTheApplicationReplacesItsValves() {
		HttpApplications.tomcat(Pages.class, OwnValves.class).run((context) -> {
			assertThat(tomcat(context).getApplicationEventListeners()).hasSize(1)
				.hasOnlyElementsOfType(RequestEndListener.class);
			assertThat(new Browser(context).get("/fail")).isEqualTo(500);
			assertThat(HttpApplications.settled(context).values("api_errors_total", "path")).contains("/fail");
		});
	}

	@Test
	void isNotAskedBeforeTheApplicationHasConfiguredIt() {
		HttpApplications.tomcat(Pages.class, WithoutCookies.class)
			.run((context) -> assertThat(tomcat(context).getServletContext().getDefaultSessionTrackingModes())
				.doesNotContain(SessionTrackingMode.COOKIE));
	}

	@Test
	void isNotNeeded() {
		HttpApplications.jetty(Pages.class).run((context) -> assertThat(context).hasBean(CUSTOMIZER));
		HttpApplications.jetty(Pages.class)
			.withClassLoader(new FilteredClassLoader(ConfigurableTomcatWebServerFactory.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CUSTOMIZER));
		HttpApplications.jetty(Pages.class)
			.withClassLoader(new FilteredClassLoader(ValveBase.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CUSTOMIZER));
	}

	@Test
	void countsAnAnswerThatExposesAnExceptionAsWhatItIs() {
		HttpApplications.tomcat(Pages.class)
			.withPropertyValues("monitored.slo.definitions.all.signal=http-server",
					"monitored.slo.definitions.all.availability=99%")
			.run((context) -> {
				assertThat(new Browser(context).get("/exposed")).isEqualTo(200);
				Scrape scrape = HttpApplications.settled(context);
				HttpApplications.assertEvents(scrape, "all", "availability", 1, 0);
			});
	}

	private static Context tomcat(AssertableApplicationContext context) {
		WebServerApplicationContext served = (WebServerApplicationContext) context.getSourceApplicationContext();
		TomcatWebServer server = (TomcatWebServer) Objects.requireNonNull(served.getWebServer());
		Container application = server.getTomcat().getHost().findChildren()[0];
		return (Context) application;
	}

	@RestController
	static class Pages {

		@GetMapping("/fail")
		String fail() {
			throw new IllegalStateException("fail");
		}

		@GetMapping("/exposed")
		String exposed(HttpServletRequest request) {
			request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("was handled"));
			return "ok";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnValves {

		@Bean
		@Order
		WebServerFactoryCustomizer<TomcatServletWebServerFactory> ownValves() {
			return (factory) -> factory.addContextCustomizers((context) -> {
				Pipeline pipeline = context.getParent().getParent().getPipeline();
				Stream.of(pipeline.getValves())
					.filter((valve) -> valve instanceof RequestEndValve)
					.forEach(pipeline::removeValve);
			});
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithoutCookies {

		@Bean
		TomcatServletWebServerFactory withoutCookies() {
			return new TomcatServletWebServerFactory() {

				@Override
				protected void postProcessContext(Context context) {
					context.setCookies(false);
				}

			};
		}

	}

}
