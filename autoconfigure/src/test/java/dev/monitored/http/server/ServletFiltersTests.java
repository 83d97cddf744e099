package dev.monitored.http.server;

import java.util.Map;

import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.BDDMockito;
import org.mockito.Mockito;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.web.filter.ServerHttpObservationFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServletFilters}.
 */
class ServletFiltersTests {

	@ParameterizedTest
	@CsvSource({ "org.springframework.web.filter.ServerHttpObservationFilter, true",
			"org.springframework.web.filter.CharacterEncodingFilter, false", "no.Filter, false", ", false" })
	void knowsTheFilterThatObserves(String type, boolean isObserving) {
		assertThat(filters(type).getAsBoolean()).isEqualTo(isObserving);
	}

	@Test
	void knowsOneThatExtendsIt() {
		assertThat(filters(OwnFilter.class.getName()).getAsBoolean()).isTrue();
	}

	@Test
	void knowsNothingWithoutAContext() {
		assertThat(new ServletFilters(new StaticListableBeanFactory().getBeanProvider(ServletContext.class))
			.getAsBoolean()).isFalse();
	}

	private static ServletFilters filters(String type) {
		FilterRegistration registration = Mockito.mock(FilterRegistration.class);
		BDDMockito.given(registration.getClassName()).willReturn(type);
		ServletContext context = Mockito.mock(ServletContext.class);
		BDDMockito.willReturn(Map.of("filter", registration)).given(context).getFilterRegistrations();
		return new ServletFilters(
				new StaticListableBeanFactory(Map.of("servletContext", context)).getBeanProvider(ServletContext.class));
	}

	static class OwnFilter extends ServerHttpObservationFilter {

		OwnFilter() {
			super(ObservationRegistry.NOOP);
		}

	}

}
