package harm.rates;

import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.context.config.annotation.RefreshScope;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * A desk that opens anew after each refresh.
 */
@Component
@RefreshScope
public class Desk {

	private static final AtomicInteger OPENED = new AtomicInteger();

	private final int number = OPENED.incrementAndGet();

	private final JdbcTemplate jdbc;

	private final String clerk;

	Desk(JdbcTemplate jdbc, @Value("${rates.clerk:nobody}") String clerk) {
		this.jdbc = jdbc;
		this.clerk = clerk;
	}

	/**
	 * Returns the rate of a currency.
	 * @param currency its code
	 * @return the rate, and who said so
	 */
	public String rate(String currency) {
		return this.jdbc.queryForObject("select rate from rate where currency = ?", String.class, currency) + " by "
				+ this.clerk + " at desk " + this.number;
	}

}
