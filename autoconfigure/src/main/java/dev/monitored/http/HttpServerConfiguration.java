package dev.monitored.http;

import java.util.List;
import java.util.function.UnaryOperator;

import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import org.apache.catalina.valves.ValveBase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.guard.LabelGuard;
import dev.monitored.http.error.ApiErrorCounter;
import dev.monitored.http.error.ErrorCodeResolver;
import dev.monitored.http.exchange.ExchangeHandler;
import dev.monitored.http.exchange.ExchangeRecorder;
import dev.monitored.http.exchange.HttpBoundaries;
import dev.monitored.http.route.FluxRoutes;
import dev.monitored.http.route.MvcRoutes;
import dev.monitored.http.route.RouteHints;
import dev.monitored.http.route.ServerRoutes;
import dev.monitored.http.server.AnsweredRequests;
import dev.monitored.http.server.FluxFailures;
import dev.monitored.http.server.MvcListener;
import dev.monitored.http.server.ObservedRequests;
import dev.monitored.http.server.RequestEndListener;
import dev.monitored.http.server.RequestEndValve;
import dev.monitored.http.server.ServerExchange;
import dev.monitored.http.server.ServletFilters;
import dev.monitored.http.server.WebFluxExchange;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.settings.Settings;
import dev.monitored.uri.HttpMeters;
import dev.monitored.uri.ignored.ActuatorPaths;
import dev.monitored.uri.ignored.IgnoredPaths;

/**
 * What records the requests that the application answers.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ImportRuntimeHints(RouteHints.class)
class HttpServerConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static IgnoredPaths monitoredIgnoredPaths(Environment environment, ObjectProvider<ActuatorPaths> actuator) {
		HttpProperties.Server server = Settings.bind(environment, HttpProperties.class).server();
		return new IgnoredPaths(server.ignored(), () -> {
			ActuatorPaths paths = server.actuator() ? null : actuator.getIfAvailable();
			return (paths != null) ? paths.get() : List.of();
		});
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ApiErrorCounter monitoredApiErrorCounter(ObjectProvider<ErrorCodeResolver> resolvers,
			LabelGuard monitoredLabelGuard, DeferredMeters monitoredDeferredMeters) {
		return new ApiErrorCounter(resolvers, monitoredLabelGuard, monitoredDeferredMeters);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ExchangeRecorder<ServerExchange> monitoredServerExchangeRecorder(SloCatalog monitoredSloCatalog,
			LabelGuard monitoredLabelGuard, HttpBoundaries monitoredHttpBoundaries,
			ApiErrorCounter monitoredApiErrorCounter, DeferredMeters monitoredDeferredMeters) {
		return ServerExchange.recorder(monitoredSloCatalog, monitoredLabelGuard, monitoredHttpBoundaries,
				monitoredApiErrorCounter, monitoredDeferredMeters);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ServerRoutes monitoredServerRoutes(LabelGuard monitoredLabelGuard, HttpMeters monitoredHttpMeters,
			ApiErrorCounter monitoredApiErrorCounter, ExchangeRecorder<ServerExchange> monitoredServerExchangeRecorder,
			IgnoredPaths monitoredIgnoredPaths, SloCatalog monitoredSloCatalog) {
		return new ServerRoutes(monitoredLabelGuard.label(monitoredHttpMeters.server(), HttpMeters.URI),
				monitoredApiErrorCounter, monitoredServerExchangeRecorder, monitoredIgnoredPaths,
				monitoredSloCatalog.methods());
	}

	/**
	 * What knows Spring MVC.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ConditionalOnClass({ AsyncListener.class, DispatcherServlet.class })
	static class MvcConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static ExchangeHandler<?, ?> monitoredServletExchangeHandler(
				ExchangeRecorder<ServerExchange> monitoredServerExchangeRecorder, IgnoredPaths monitoredIgnoredPaths) {
			return AnsweredRequests.handler(monitoredServerExchangeRecorder, monitoredIgnoredPaths);
		}

		@Bean
		@Lazy(false)
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static ObservedRequests monitoredObservedRequests(SloCatalog monitoredSloCatalog,
				ObjectProvider<ServletContext> servletContext) {
			return new ObservedRequests(monitoredSloCatalog, new ServletFilters(servletContext));
		}

		@Bean
		MvcRoutes monitoredMvcRoutes(ObjectProvider<org.springframework.web.servlet.HandlerMapping> mappings,
				ServerRoutes monitoredServerRoutes) {
			return new MvcRoutes(mappings, monitoredServerRoutes);
		}

		@Bean(autowireCandidate = false)
		MvcListener monitoredMvcListener() {
			return new MvcListener();
		}

		@Bean(autowireCandidate = false)
		RequestEndListener monitoredRequestEndListener() {
			return new RequestEndListener();
		}

		@Bean(autowireCandidate = false)
		MappedInterceptor monitoredRouteInterceptor() {
			return new MappedInterceptor(null, new MvcListener());
		}

		@Bean
		WebMvcConfigurer monitoredRenderedProblems() {
			return new WebMvcConfigurer() {

				@Override
				public void addErrorResponseInterceptors(List<ErrorResponse.Interceptor> interceptors) {
					interceptors.add(new MvcListener());
				}

			};
		}

	}

	/**
	 * What knows Tomcat as an embedded server.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ConditionalOnClass({ ConfigurableTomcatWebServerFactory.class, DispatcherServlet.class, ValveBase.class })
	static class TomcatConfiguration {

		@Bean(autowireCandidate = false)
		WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> monitoredRequestEndValveCustomizer() {
			return RequestEndValve.customizer();
		}

	}

	/**
	 * What knows WebFlux.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	@ConditionalOnClass(DispatcherHandler.class)
	static class FluxConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static ExchangeHandler<?, ?> monitoredWebFluxExchangeHandler(
				ExchangeRecorder<ServerExchange> monitoredServerExchangeRecorder, IgnoredPaths monitoredIgnoredPaths) {
			return WebFluxExchange.handler(monitoredServerExchangeRecorder, monitoredIgnoredPaths);
		}

		@Bean
		@Lazy(false)
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static ObservedRequests monitoredObservedRequests(SloCatalog monitoredSloCatalog) {
			return new ObservedRequests(monitoredSloCatalog, () -> true);
		}

		@Bean(autowireCandidate = false)
		FluxFailures monitoredFluxFailures() {
			return new FluxFailures();
		}

		@Bean
		FluxRoutes monitoredFluxRoutes(ObjectProvider<org.springframework.web.reactive.HandlerMapping> mappings,
				ServerRoutes monitoredServerRoutes) {
			return new FluxRoutes(mappings, monitoredServerRoutes);
		}

	}

	/**
	 * What knows the actuator in Spring MVC.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ConditionalOnClass({ PathMappedEndpoints.class, ManagementPortType.class, DispatcherServletPath.class })
	static class MvcActuatorConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static ActuatorPaths monitoredActuatorPaths(ObjectProvider<PathMappedEndpoints> endpoints,
				ObjectProvider<DispatcherServletPath> servlet, Environment environment) {
			return new ActuatorPaths(endpoints, ManagementPortType.get(environment), (path) -> {
				DispatcherServletPath found = servlet.getIfUnique();
				return (found != null) ? found.getRelativePath(path) : path;
			});
		}

	}

	/**
	 * What knows the actuator in WebFlux.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	@ConditionalOnClass({ PathMappedEndpoints.class, ManagementPortType.class })
	static class FluxActuatorConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static ActuatorPaths monitoredActuatorPaths(ObjectProvider<PathMappedEndpoints> endpoints,
				Environment environment) {
			return new ActuatorPaths(endpoints, ManagementPortType.get(environment), UnaryOperator.identity());
		}

	}

}
