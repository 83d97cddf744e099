package dev.monitored.early;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.AbstractFactoryBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Those of the {@link NeededBeans} that a factory makes.
 */
final class NeededFactories {

	private NeededFactories() {
	}

	/**
	 * A converter that a factory makes.
	 */
	@Configuration(proxyBeanMethods = false)
	static class ConverterFactories {

		@Bean(NeededBeans.PREFIX + "converter")
		@ConfigurationPropertiesBinding
		static FactoryBean<NeededConverters.ComponentConverter> converter(Rates rates) {
			return new AbstractFactoryBean<>() {

				@Override
				public Class<?> getObjectType() {
					return NeededConverters.ComponentConverter.class;
				}

				@Override
				protected NeededConverters.ComponentConverter createInstance() {
					return new NeededConverters.ComponentConverter(rates);
				}

			};
		}

	}

	/**
	 * A factory whose declaration does not say what it makes, so that a look-up by type
	 * has to create it.
	 */
	@Configuration(proxyBeanMethods = false)
	static class RawFactories {

		@Bean(NeededBeans.PREFIX + "raw")
		FactoryBean<?> raw(Rates rates) {
			rates.needed();
			return new AbstractFactoryBean<Object>() {

				@Override
				public @Nullable Class<?> getObjectType() {
					return null;
				}

				@Override
				protected Object createInstance() {
					return rates.next();
				}

			};
		}

	}

}
