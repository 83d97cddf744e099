package aot;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/**
 * A converter of the application, which needs another bean.
 */
@Component
@ConfigurationPropertiesBinding
public class DurationConverter implements Converter<Till, Duration> {

	private final Till till;

	DurationConverter(Till till) {
		this.till = till;
		Created.log(this);
	}

	@Override
	public Duration convert(Till source) {
		return Duration.ofSeconds(this.till.checkout(1));
	}

}
