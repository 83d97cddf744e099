package harm.rates;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Endpoint {@code ledger} of the application: all rates.
 */
@Component
@Endpoint(id = "ledger")
public class LedgerEndpoint {

	private final JdbcClient jdbc;

	LedgerEndpoint(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns all rates.
	 * @return the currencies with their rates
	 */
	@ReadOperation
	public List<@Nullable String> rates() {
		return this.jdbc.sql("select currency || ' ' || rate from rate order by 1").query(String.class).list();
	}

	/**
	 * Sets a rate.
	 * @param currency its code
	 * @param rate its rate
	 * @return how many rates were changed
	 */
	@WriteOperation
	public int set(String currency, String rate) {
		return this.jdbc.sql("update rate set rate = ? where currency = ?").params(rate, currency).update();
	}

}
