package dev.monitored.dashboard;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that Spring Security guards the dashboard as it does any endpoint. No other test
 * may see Spring Security, which closes every application that says nothing of it.
 */
class DashboardWithSecurityIT {

	private static final HttpClient client = HttpClient.newHttpClient();

	private static final List<String> PATHS = List.of("", "/data", "/assets/main.js", "/assets/chart.js",
			"/assets/page.css", "/assets/icon.svg");

	private static final String OPERATOR = "operator:secret";

	private static final String CUSTOMER = "customer:secret";

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void asksWhoWantsToSeeThePageItsFilesAndItsData(WebApplicationType type) throws Exception {
		try (ConfigurableApplicationContext application = DashboardServer.start(type, Map.of(), Guarded.class)) {
			isGuarded(application, "local.server.port");
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void asksOnAPortOfManagementToo(WebApplicationType type) throws Exception {
		try (ConfigurableApplicationContext application = DashboardServer.start(type,
				Map.of("management.server.port", "0"), Guarded.class)) {
			isGuarded(application, "local.management.port");
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void isClosedWhereTheApplicationSaysNothing(WebApplicationType type) throws Exception {
		try (ConfigurableApplicationContext application = DashboardServer.start(type,
				Map.of("spring.security.user.name", "operator", "spring.security.user.password", "secret"))) {
			for (String path : PATHS) {
				assertThat(get(application, "local.server.port", path, null, "application/json").statusCode()).as(path)
					.isEqualTo(401);
				assertThat(get(application, "local.server.port", path, OPERATOR, "*/*").statusCode()).as(path)
					.isEqualTo(200);
			}
		}
	}

	@Test
	void sendsABrowserToTheLogin() throws Exception {
		try (ConfigurableApplicationContext application = DashboardServer.start(WebApplicationType.SERVLET, Map.of())) {
			HttpResponse<byte[]> response = get(application, "local.server.port", "", null, "text/html");
			assertThat(response.statusCode()).isEqualTo(302);
			assertThat(response.headers().firstValue("Location").orElseThrow()).endsWith("/login");
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void isNotThereUnlessItIsExposedAlsoForOperators(WebApplicationType type) throws Exception {
		try (ConfigurableApplicationContext application = DashboardServer.start(type,
				Map.of("management.endpoints.web.exposure.include", "health"), Guarded.class)) {
			for (String path : PATHS) {
				assertThat(get(application, "local.server.port", path, OPERATOR, "*/*").statusCode()).as(path)
					.isEqualTo(404);
			}
		}
	}

	private static void isGuarded(ConfigurableApplicationContext application, String port) throws Exception {
		for (String path : PATHS) {
			HttpResponse<byte[]> stranger = get(application, port, path, null, "*/*");
			assertThat(stranger.statusCode()).as(path).isEqualTo(401);
			assertThat(stranger.body()).as(path).asString().doesNotContain("shop");
			assertThat(get(application, port, path, "operator:guessed", "*/*").statusCode()).as(path).isEqualTo(401);
			assertThat(get(application, port, path, CUSTOMER, "*/*").statusCode()).as(path).isEqualTo(403);
			HttpResponse<byte[]> operator = get(application, port, path, OPERATOR, "*/*");
			assertThat(operator.statusCode()).as(path).isEqualTo(200);
			assertThat(operator.headers().allValues("Content-Security-Policy")).as(path)
				.singleElement()
				.asString()
				.startsWith("default-src 'none'; script-src 'self'");
			assertThat(operator.headers().allValues("Cache-Control")).as(path).containsExactly("no-store");
		}
		assertThat(new String(get(application, port, "/data", OPERATOR, "*/*").body(), StandardCharsets.UTF_8))
			.contains("\"application\":\"shop\"");
	}

	private static HttpResponse<byte[]> get(ConfigurableApplicationContext application, String port, String path,
			@Nullable String login, String type) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:%s/actuator/dashboard%s"
			.formatted(application.getEnvironment().getProperty(port), path))).header("Accept", type);
		if (login != null) {
			request.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
		}
		return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
	}

	@SuppressWarnings("deprecation")
	private static UserDetails user(String name, String role) {
		return User.withDefaultPasswordEncoder().username(name).password("secret").roles(role).build();
	}

	@Configuration(proxyBeanMethods = false)
	static class Guarded {

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = Type.SERVLET)
		static class OnServlet {

			@Bean
			SecurityFilterChain endpoints(HttpSecurity http) {
				http.securityMatcher(EndpointRequest.toAnyEndpoint())
					.authorizeHttpRequests((requests) -> requests.anyRequest().hasRole("OPERATOR"))
					.httpBasic(Customizer.withDefaults());
				return http.build();
			}

			@Bean
			UserDetailsService users() {
				return new InMemoryUserDetailsManager(user("operator", "OPERATOR"), user("customer", "CUSTOMER"));
			}

		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = Type.REACTIVE)
		static class OnWebFlux {

			@Bean
			SecurityWebFilterChain endpoints(ServerHttpSecurity http) {
				return http
					.securityMatcher(
							org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest
								.toAnyEndpoint())
					.authorizeExchange((exchanges) -> exchanges.anyExchange().hasRole("OPERATOR"))
					.httpBasic(Customizer.withDefaults())
					.build();
			}

			@Bean
			MapReactiveUserDetailsService users() {
				return new MapReactiveUserDetailsService(user("operator", "OPERATOR"), user("customer", "CUSTOMER"));
			}

		}

	}

}
