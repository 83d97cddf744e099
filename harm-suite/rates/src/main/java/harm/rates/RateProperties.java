package harm.rates;

import java.math.BigDecimal;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The rate of interest, which a refresh may change.
 */
@ConfigurationProperties("rates")
public class RateProperties {

	private Percentage interest = new Percentage(BigDecimal.ZERO);

	Percentage interest() {
		return this.interest;
	}

	/**
	 * Sets the rate of interest.
	 * @param interest the rate
	 */
	public void setInterest(Percentage interest) {
		this.interest = interest;
	}

}
