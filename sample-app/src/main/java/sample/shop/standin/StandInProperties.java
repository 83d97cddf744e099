package sample.shop.standin;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration of the stand-in for a provider. Refused, broken and truncated are parts
 * of a hundred.
 *
 * @param enabled Whether the shop starts a stand-in, if OPENAI_BASE_URL names no
 * provider.
 * @param firstToken Time until the first token of an answer.
 * @param token Time between two tokens.
 * @param refused Requests that come too often.
 * @param broken Requests that fail.
 * @param truncated Streams that end before their answer does.
 */
@ConfigurationProperties("shop.stand-in")
public record StandInProperties(@DefaultValue("true") boolean enabled, @DefaultValue("150ms") Duration firstToken,
		@DefaultValue("15ms") Duration token, @DefaultValue("3") int refused, @DefaultValue("1") int broken,
		@DefaultValue("2") int truncated) {

}
