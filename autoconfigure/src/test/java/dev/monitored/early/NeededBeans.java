package dev.monitored.early;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

import io.micrometer.common.annotation.ValueResolver;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.NameMatchMethodPointcutAdvisor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.convert.ConversionService;
import org.springframework.format.Formatter;
import org.springframework.format.support.FormattingConversionService;
import org.springframework.validation.Validator;

import dev.monitored.http.error.ErrorCodeResolver;
import dev.monitored.outcome.OutcomeClassifier;

/**
 * The beans of an application that Spring asks for when it binds settings or when it
 * creates meters, each with a dependency that must not lose its proxy.
 */
final class NeededBeans {

	/**
	 * What the names of these beans begin with.
	 */
	static final String PREFIX = "app.";

	private NeededBeans() {
	}

	/**
	 * Returns one configuration for each kind of bean.
	 */
	static Stream<Class<?>> kinds() {
		return Stream.of(NeededBeans.class, NeededFactories.class)
			.flatMap((type) -> Arrays.stream(type.getDeclaredClasses()))
			.filter((type) -> type.isAnnotationPresent(Configuration.class))
			.sorted(Comparator.comparing(Class::getSimpleName));
	}

	/**
	 * A component that converts and has a constructor argument.
	 */
	@Configuration
	@Import(NeededConverters.ComponentConverter.class)
	static class Components {

	}

	/**
	 * A converter of a static method that has a dependency.
	 */
	@Configuration(proxyBeanMethods = false)
	static class StaticConverters {

		@Bean(PREFIX + "converter")
		@ConfigurationPropertiesBinding
		static NeededConverters.ComponentConverter converter(Rates rates) {
			return new NeededConverters.ComponentConverter(rates);
		}

	}

	/**
	 * A converter of a method of an object that has a dependency.
	 */
	@Configuration(PREFIX + "configuration")
	static class Converters {

		private final Rates rates;

		Converters(Rates rates) {
			this.rates = rates;
		}

		@Bean(PREFIX + "converter")
		@ConfigurationPropertiesBinding
		NeededConverters.ComponentConverter converter() {
			return new NeededConverters.ComponentConverter(this.rates);
		}

	}

	/**
	 * A component that converts and has a field with a value.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(NeededConverters.ValueConverter.class)
	static class Values {

	}

	/**
	 * A formatter.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Formatters {

		@Bean(PREFIX + "formatter")
		@ConfigurationPropertiesBinding
		static Formatter<Duration> formatter(Rates rates) {
			return new NeededConverters.DurationFormatter(rates);
		}

	}

	/**
	 * A conversion service of the application.
	 */
	@Configuration(proxyBeanMethods = false)
	static class ConversionServices {

		@Bean
		static ConversionService conversionService(Rates rates) {
			FormattingConversionService service = new ApplicationConversionService();
			service.addConverter(new NeededConverters.ComponentConverter(rates));
			return service;
		}

	}

	/**
	 * A conversion service that is a component with a constructor argument.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(NeededConverters.ComponentConversionService.class)
	static class ConversionServiceComponents {

	}

	/**
	 * What advises the binding of settings.
	 */
	@Configuration(proxyBeanMethods = false)
	static class BindHandlerAdvisors {

		@Bean(PREFIX + "advisor")
		ConfigurationPropertiesBindHandlerAdvisor advisor(Rates rates) {
			return (handler) -> {
				rates.next();
				return handler;
			};
		}

	}

	/**
	 * What validates all settings.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Validators {

		@Bean
		static Validator configurationPropertiesValidator(Rates rates) {
			return rates.dependent(Validator.class);
		}

	}

	/**
	 * A post-processor that needs the registries of meters and observations, and with
	 * them all that these are made of.
	 */
	@Configuration(proxyBeanMethods = false)
	static class PostProcessors {

		@Bean
		static BeanPostProcessor postProcessor(MeterRegistry meters, ObservationRegistry observations) {
			meters.counter("app.post.processors").increment();
			return new BeanPostProcessor() {
			};
		}

	}

	/**
	 * An advisor.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Advisors {

		@Bean(PREFIX + "advisor")
		Advisor advisor(Rates rates) {
			rates.needed();
			NameMatchMethodPointcutAdvisor advisor = new NameMatchMethodPointcutAdvisor(
					(MethodInterceptor) MethodInvocation::proceed);
			advisor.setClassFilter(Rates.class::isAssignableFrom);
			advisor.setMappedName("next");
			return advisor;
		}

	}

	/**
	 * Whatever meters come from and go through.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Meters {

		@Bean(PREFIX + "clock")
		Clock clock(Rates rates) {
			rates.needed();
			return Clock.SYSTEM;
		}

		@Bean(PREFIX + "binder")
		MeterBinder binder(Rates rates) {
			return (registry) -> Counter.builder("app.rates").register(registry).increment(rates.next());
		}

		@Bean(PREFIX + "filter")
		MeterFilter filter(Rates rates) {
			return MeterFilter.commonTags(Tags.of("shop", rates.getClass().getSimpleName()));
		}

		@Bean(PREFIX + "customizer")
		MeterRegistryCustomizer<MeterRegistry> customizer(Rates rates) {
			return (registry) -> rates.next();
		}

		@Bean(PREFIX + "handler")
		ObservationHandler<Observation.Context> handler(Rates rates) {
			rates.needed();
			return (context) -> true;
		}

	}

	/**
	 * What Monitored asks while it records.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Extensions {

		@Bean(PREFIX + "classifier")
		OutcomeClassifier classifier(Rates rates) {
			return rates.dependent(OutcomeClassifier.class);
		}

		@Bean(PREFIX + "codes")
		ErrorCodeResolver codes(Rates rates) {
			return rates.dependent(ErrorCodeResolver.class);
		}

		@Bean(PREFIX + "resolver")
		ValueResolver resolver(Rates rates) {
			return rates.dependent(ValueResolver.class);
		}

	}

}
