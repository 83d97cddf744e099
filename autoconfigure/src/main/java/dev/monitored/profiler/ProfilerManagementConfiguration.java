package dev.monitored.profiler;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.server.WebFilter;

import dev.monitored.profiler.page.ProfileHeaders;
import dev.monitored.profiler.page.ReactiveProfileFilter;
import dev.monitored.profiler.page.ServletProfileFilter;
import dev.monitored.profiler.slice.Profiler;

/**
 * Sets the headers of the profiler where endpoints are served: in the context of the
 * application or, on a port of its own, in the one of management.
 */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnBean(Profiler.class)
public final class ProfilerManagementConfiguration {

	/**
	 * The filter of a servlet container.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ FilterRegistrationBean.class, DispatcherServletPath.class })
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class ServletConfiguration {

		@Bean
		FilterRegistrationBean<ServletProfileFilter> monitoredProfilerHeaders(Environment environment,
				ObjectProvider<DispatcherServletPath> servletPath) {
			ProfileHeaders headers = new ProfileHeaders(environment);
			FilterRegistrationBean<ServletProfileFilter> registration = new FilterRegistrationBean<>(
					new ServletProfileFilter(headers));
			DispatcherServletPath servlet = servletPath.getIfAvailable(() -> () -> "");
			registration.addUrlPatterns(headers.paths()
				.stream()
				.map((path) -> servlet.getRelativePath(path) + "/*")
				.toArray(String[]::new));
			return registration;
		}

	}

	/**
	 * The filter of a reactive server.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(WebFilter.class)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class ReactiveConfiguration {

		@Bean
		WebFilter monitoredProfilerHeaders(Environment environment) {
			return new ReactiveProfileFilter(new ProfileHeaders(environment));
		}

	}

}
