package dev.monitored.profiler;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import dev.monitored.Patience;
import dev.monitored.profiler.slice.Profiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What the profiler does on every server.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
abstract class ProfilerServerContract extends ProfilerRequests {

	private final WebApplicationType type;

	private final String contextPath;

	@SuppressWarnings("NullAway.Init")
	private ConfigurableApplicationContext shared;

	ProfilerServerContract(WebApplicationType type, String contextPath) {
		this.type = type;
		this.contextPath = contextPath;
	}

	@BeforeAll
	void start() {
		this.shared = start(Map.of());
	}

	@AfterAll
	void stop() {
		this.shared.close();
	}

	@Test
	void showsOnlyCallsThatBrokeTheObjective() throws Exception {
		String base = base(this.shared, "/actuator/profiler");
		String id = record(base, "wait");
		String all = get(base + "/" + id + "/collapsed").body();
		assertThat(all).contains("ProfiledShop.fast", "ProfiledShop.slow");
		assertThat(get(base + "/" + id + "/collapsed?slo=shop").body()).contains("ProfiledShop.slow")
			.doesNotContain("ProfiledShop.fast");
		assertThat(get(base + "/" + id + "/collapsed?slo=*").body()).contains("ProfiledShop.slow")
			.doesNotContain("ProfiledShop.fast");
		assertThat(get(base + "/" + id + "/collapsed?slo=orders").body()).isEmpty();
		assertThat(get(base + "/" + id + "/collapsed?slo=shop&diff=good").body()).contains("ProfiledShop.slow",
				"ProfiledShop.fast");
		assertThat(get(base).body()).contains(id, "\"state\":\"ready\"", "\"slos\":[\"shop\"]", "\"flamegraph\"");
	}

	@Test
	void sendsFlameGraphsIntoASandbox(CapturedOutput output) throws Exception {
		String base = base(this.shared, "/actuator/profiler");
		String id = record(base, "cpu+wait");
		HttpResponse<String> page = get(base + "/" + id + "/flamegraph?slo=shop");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Content-Type"))
			.hasValueSatisfying((contentType) -> assertThat(contentType).startsWith("text/html"));
		isGuarded(page);
		assertThat(page.body()).contains("<canvas", "cpu+wait of calls that broke shop", "slow'")
			.doesNotContain("fast'", "src=");
		assertThat(get(base + "/" + id + "/flamegraph?slo=shop&diff=good").body()).contains("compared with good ones");
		assertThat(output).contains("A client without a name records a profile of cpu+wait for 120 s",
				"A client without a name reads profile " + id + " as flamegraph");
	}

	@Test
	void knowsOnlySlosOfTheApplication() throws Exception {
		String base = base(this.shared, "/actuator/profiler");
		String id = record(base, "wait");
		HttpResponse<String> response = get(base + "/" + id + "/flamegraph?slo=%3C/script%3E%3Cscript%3Ealert(1)");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).isEqualTo("There is no such SLO.");
	}

	@Test
	void findsTheLatestProfileOfAnSlo() throws Exception {
		String base = base(this.shared, "/actuator/profiler");
		record(base, "wait");
		HttpResponse<String> latest = get(base + "/latest/collapsed?slo=shop");
		assertThat(latest.statusCode()).isEqualTo(200);
		assertThat(latest.body()).contains("ProfiledShop.slow").doesNotContain("ProfiledShop.fast");
		HttpResponse<String> none = get(base + "/latest/collapsed?slo=orders");
		assertThat(none.statusCode()).isEqualTo(404);
		assertThat(none.body()).isEqualTo("There is no profile with samples of calls that broke orders.");
	}

	@Test
	void servesRawEventsAndPprof() throws Exception {
		String base = base(this.shared, "/actuator/profiler");
		String id = record(base, "wait");
		assertThat(get(base + "/" + id + "/jfr").body()).startsWith("FLR");
		HttpResponse<byte[]> pprof = client.send(HttpRequest.newBuilder(URI.create(base + "/" + id + "/pprof")).build(),
				HttpResponse.BodyHandlers.ofByteArray());
		assertThat(pprof.statusCode()).isEqualTo(200);
		assertThat(pprof.body()).startsWith(0x1f, 0x8b);
	}

	@Test
	void refusesWhatIsNotThere() throws Exception {
		String base = base(this.shared, "/actuator/profiler");
		String id = record(base, "wait");
		for (String path : List.of("/none/collapsed", "/" + id + "/svg", "/..%2f..%2fetc/jfr", "/" + id + ".jfr/jfr")) {
			assertThat(get(base + path).statusCode()).as(path).isIn(400, 404);
		}
		for (String query : List.of("jfr?slo=shop", "collapsed?diff=good", "pprof?slo=shop&diff=good",
				"collapsed?slo=shop&diff=bad")) {
			assertThat(get(base + "/" + id + "/" + query).statusCode()).as(query).isEqualTo(400);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"seconds\":0}", "{\"seconds\":121}", "{\"kind\":\"heap\"}", "{\"seconds\":\"many\"}" })
	void refusesWhatMakesNoSense(String body) throws Exception {
		String base = base(this.shared, "/actuator/profiler");
		assertThat(send("POST", base, body).statusCode()).isEqualTo(400);
	}

	@Test
	void servesReadersOneAfterAnotherAndNotMoreThanFour() throws Exception {
		String base = base(this.shared, "/actuator/profiler");
		for (int reader = 0; reader < 4; reader++) {
			HttpResponse<String> begun = send("POST", base, "{\"seconds\":120,\"kind\":\"lock\"}");
			assertThat(begun.statusCode()).isEqualTo(200);
			assertThat(get(base + "/" + id(begun) + "/collapsed").statusCode()).isEqualTo(409);
		}
		HttpResponse<String> fifth = send("POST", base, "{\"seconds\":1}");
		assertThat(fifth.statusCode()).isEqualTo(429);
		assertThat(fifth.body()).contains("Wait for one of them, or stop them all with DELETE");
		send("DELETE", base, "");
		Patience.await("all have ended", () -> !get(base).body().contains("\"recording\""));
		assertThat(send("POST", base, "{\"seconds\":1}").statusCode()).isEqualTo(200);
		send("DELETE", base, "");
		Patience.await("all have ended", () -> !get(base).body().contains("\"recording\""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "profile", "delta_heap", "delta_mutex", "delta_block", "goroutine" })
	void servesScrapers(String name) throws Exception {
		String base = base(this.shared, "/actuator/pprof");
		String list = base(this.shared, "/actuator/profiler");
		Set<String> before = ids(list);
		HttpResponse<byte[]> pprof = client.send(
				HttpRequest.newBuilder(URI.create(base + "/" + name + "?seconds=1")).build(),
				HttpResponse.BodyHandlers.ofByteArray());
		assertThat(pprof.statusCode()).isEqualTo(200);
		assertThat(pprof.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
		assertThat(pprof.headers().firstValue("Content-Encoding")).isEmpty();
		assertThat(pprof.body()).startsWith(0x1f, 0x8b);
		Patience.await("the profile is forgotten", () -> before.containsAll(ids(list)));
	}

	@Test
	void leavesNothingOfAScraperThatGoesAway(@TempDir Path folder) throws Exception {
		try (ConfigurableApplicationContext application = start(
				Map.of("monitored.profiler.directory", folder.toString()))) {
			String list = base(application, "/actuator/profiler");
			HttpRequest request = HttpRequest
				.newBuilder(URI.create(base(application, "/actuator/pprof") + "/profile?seconds=120"))
				.build();
			CompletableFuture<?> scrape = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
			Patience.await("it is scraped", () -> get(list).body().contains("\"recording\""));
			scrape.cancel(true);
			Patience.await("it is known as long as it is recorded",
					() -> ids(list).isEmpty() != ProfilerFiles.areRecorded());
			Patience.await("nothing is recorded", () -> {
				send("DELETE", list, "");
				return ids(list).isEmpty() && !ProfilerFiles.areRecorded();
			});
			Patience.await("no file is left", () -> ProfilerFiles.in(folder).isEmpty());
		}
	}

	@Test
	void tellsScrapersWhatThereIs() throws Exception {
		String base = base(this.shared, "/actuator/pprof");
		assertThat(get(base + "/heap").body())
			.isEqualTo("There are: profile, delta_heap, delta_mutex, delta_block, goroutine.");
		assertThat(get(base + "/profile?seconds=121").statusCode()).isEqualTo(400);
	}

	@Test
	void isNotThereByDefault() throws Exception {
		try (ConfigurableApplicationContext application = ProfiledShop.startAsIs(this.type, Map.of())) {
			assertThat(get(base(application, "/actuator/info")).statusCode()).isEqualTo(200);
			assertThat(get(base(application, "/actuator/profiler")).statusCode()).isEqualTo(404);
			assertThat(get(base(application, "/actuator/pprof/goroutine")).statusCode()).isEqualTo(404);
			assertThat(application.getBeanNamesForType(Profiler.class)).isEmpty();
		}
	}

	@Test
	void onlyListsWhereAccessIsReadOnly() throws Exception {
		try (ConfigurableApplicationContext application = start(
				Map.of("management.endpoint.profiler.access", "read-only"))) {
			String base = base(application, "/actuator/profiler");
			assertThat(get(base).statusCode()).isEqualTo(200);
			assertThat(send("POST", base, "{}").statusCode()).isEqualTo(405);
		}
	}

	@Test
	void setsHeadersBelowOtherPathsAndOnAnotherPort() throws Exception {
		try (ConfigurableApplicationContext application = start(Map.of("management.endpoints.web.base-path", "/ops",
				"management.endpoints.web.path-mapping.profiler", "profiles", this.contextPath, "/shop"))) {
			isGuarded(get(base(application, "/shop/ops/profiles")));
		}
		try (ConfigurableApplicationContext application = start(
				Map.of("management.server.port", "0", "management.server.base-path", "/manage"))) {
			isGuarded(get("http://localhost:" + application.getEnvironment().getProperty("local.management.port")
					+ "/manage/actuator/profiler"));
		}
	}

	@Test
	void setsHeadersForItselfAlone() throws Exception {
		assertThat(get(base(this.shared, "/actuator/health")).headers().firstValue("Content-Security-Policy"))
			.isEmpty();
	}

	ConfigurableApplicationContext application() {
		return this.shared;
	}

	private static void isGuarded(HttpResponse<String> response) {
		assertThat(response.headers().firstValue("Content-Security-Policy")).hasValue(
				"sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'");
		assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
	}

	// Records a profile while there are calls, and returns its id.
	private String record(String base, String kind) throws Exception {
		HttpResponse<String> begun = send("POST", base, "{\"seconds\":120,\"kind\":\"" + kind + "\"}");
		assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
		String id = id(begun);
		ProfiledShop shop = this.shared.getBean(ProfiledShop.class);
		shop.buy(false);
		assertThatIllegalStateException().isThrownBy(() -> shop.buy(true));
		send("DELETE", base, "");
		Patience.await("the profile is ready", () -> get(base + "/" + id + "/collapsed").statusCode() == 200);
		return id;
	}

	private ConfigurableApplicationContext start(Map<String, String> properties) {
		return ProfiledShop.start(this.type, properties);
	}

}
