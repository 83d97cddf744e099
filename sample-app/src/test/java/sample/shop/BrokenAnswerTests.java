package sample.shop;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;

import dev.monitored.test.slo.TestSlos;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the assistant of the shop on a day on which nothing is answered.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "shop.traffic.enabled=false", "shop.stand-in.refused=0", "shop.stand-in.broken=100" })
class BrokenAnswerTests {

	@Autowired
	private Environment environment;

	@Autowired
	private RestClient.Builder http;

	@Autowired
	private TestSlos slos;

	@Test
	void tellsABrowserThatAnAnswerBrokeOff() {
		String answer = this.http.build()
			.get()
			.uri("http://localhost:{port}/api/assistant/stream?question=pine",
					this.environment.getRequiredProperty("local.server.port"))
			.retrieve()
			.body(String.class);
		assertThat(answer).startsWith("event:error\n")
			.contains("data:{\"text\":\"The assistant cannot answer now\"}")
			.hasLineCount(3);
		assertThat(this.slos).of("assistant").objective("availability").hasEvents(1).hasBadEvents(1);
	}

}
