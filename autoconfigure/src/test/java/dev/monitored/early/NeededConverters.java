package dev.monitored.early;

import java.time.Duration;
import java.util.Locale;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.Formatter;
import org.springframework.stereotype.Component;

/**
 * The converters of an application.
 */
final class NeededConverters {

	private NeededConverters() {
	}

	/**
	 * Converts texts to durations, as the settings of Monitored do not need it.
	 */
	@Component(NeededBeans.PREFIX + "converter")
	@ConfigurationPropertiesBinding
	static class ComponentConverter implements Converter<String, Duration> {

		private final Rates rates;

		ComponentConverter(Rates rates) {
			this.rates = rates;
		}

		@Override
		public Duration convert(String source) {
			return Duration.ofMillis(this.rates.next());
		}

	}

	/**
	 * Reads and writes durations.
	 *
	 * @param rates what it needs
	 */
	record DurationFormatter(Rates rates) implements Formatter<Duration> {

		@Override
		public Duration parse(String text, Locale locale) {
			return Duration.ofMillis(this.rates.next());
		}

		@Override
		public String print(Duration duration, Locale locale) {
			return duration.toString();
		}

	}

	/**
	 * Converts texts to durations of a length that is a setting.
	 */
	@Component(NeededBeans.PREFIX + "converter")
	@ConfigurationPropertiesBinding
	static class ValueConverter implements Converter<String, Duration> {

		@Value("${app.millis:7}")
		private Long millis;

		Long millis() {
			return this.millis;
		}

		@Override
		public Duration convert(String source) {
			return Duration.ofMillis(this.millis);
		}

	}

	/**
	 * A conversion service with a constructor argument.
	 */
	@Component("conversionService")
	static class ComponentConversionService extends ApplicationConversionService {

		ComponentConversionService(Rates rates) {
			addConverter(new ComponentConverter(rates));
		}

	}

}
