package sample.shop.traffic;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration of the traffic.
 *
 * @param enabled Whether customers come at all.
 * @param rounds Number of rounds after which they go home, 0 to stay for ever.
 * @param seed What decides who asks for what: the same seed and number of rounds give the
 * same tally.
 * @param shoppers Number of customers at the same time.
 * @param pause Time between two rounds of a customer.
 */
@ConfigurationProperties("shop.traffic")
record TrafficProperties(@DefaultValue("true") boolean enabled, @DefaultValue("0") int rounds,
		@DefaultValue("42") long seed, @DefaultValue("4") int shoppers, @DefaultValue("800ms") Duration pause) {

	boolean isLast(long round) {
		return this.rounds > 0 && round >= this.rounds;
	}

}
