package sample.shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Opens the dashboard of the packaged shop in a real browser, and compares it to what the
 * shop says elsewhere. The order matters: numbers are compared when there is no traffic.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DashboardIT {

	private static final String MARKUP = "<img src=x onerror=document.title='run'>";

	private static final HttpClient http = HttpClient.newHttpClient();

	@TempDir
	static Path directory;

	private static @Nullable RunningProcess shop;

	private static @Nullable Browser browser;

	private static int port;

	@BeforeAll
	static void startShopAndBrowser() throws Exception {
		if (!Browser.CHROMIUM.isPresent() || !Browser.DRIVER.isPresent()) {
			return;
		}
		shop = PackagedShop.start("shop-dashboard.log", "--shop.traffic.enabled=false", "--shop.traffic.rounds=60",
				"--shop.traffic.pause=50ms", "--monitored.application=" + MARKUP);
		port = shop.awaitPort(PackagedShop.PORT);
		browser = Browser.start(directory.resolve("profile"));
	}

	@AfterAll
	static void endShopAndBrowser() throws InterruptedException {
		try {
			if (browser != null) {
				browser.close();
			}
		}
		finally {
			if (shop != null) {
				shop.end();
			}
		}
	}

	@BeforeEach
	void requireChromium() {
		Browser.CHROMIUM.require();
		Browser.DRIVER.require();
	}

	@Test
	@Order(1)
	void showsTheNumbersOfTheOtherEndpointsAfterABurst() throws Exception {
		send("POST", "/api/traffic");
		Patience.await()
			.untilAsserted(() -> assertThat(PrometheusClient.get(address("/api/traffic")).at("/finished").asBoolean())
				.isTrue());
		openDashboard();
		browser().click("#more-slos");
		Map<String, Double> said = DashboardNumbers.said(address(""));
		assertThat(said).hasSizeGreaterThan(20).containsKey("checkout bad 95 % within 800ms");
		Patience.await()
			.untilAsserted(
					() -> assertThat(DashboardNumbers.shown(browser())).containsExactlyInAnyOrderEntriesOf(said));
		assertThat(DashboardNumbers.scraped(address("")).values().stream().mapToDouble(Double::doubleValue).sum())
			.isEqualTo(said.entrySet()
				.stream()
				.filter((entry) -> entry.getKey().contains(" events "))
				.mapToDouble(Map.Entry::getValue)
				.sum());
	}

	@Test
	@Order(2)
	void showsMarkupAsText() {
		openDashboard();
		assertThat(browser().text("#application")).isEqualTo(MARKUP);
		assertThat(browser().script("return document.images.length + document.querySelectorAll('h1 *').length"))
			.isEqualTo(0L);
		assertThat(browser().script("return document.title").toString()).endsWith(MARKUP);
	}

	@Test
	@Order(3)
	void loadsLittleAndAsksNothingElsewhere() {
		browser().network();
		openDashboard();
		List<String> network = browser().network();
		assertThat(matches(network, "\"Network.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]+)\""))
			.hasSizeGreaterThan(10)
			.allMatch((url) -> url.startsWith(address("/actuator/dashboard")) || url.startsWith("about:")
					|| url.startsWith("data:"), "is an address of the dashboard");
		long bytes = matches(network, "\"Network.loadingFinished\".*?\"encodedDataLength\":(\\d+)").stream()
			.mapToLong(Long::parseLong)
			.sum();
		assertThat(bytes).as("bytes that the browser received").isBetween(70_000L, 150_000L);
	}

	@Test
	@Order(4)
	void showsTheSameHistoryAfterAReloadAndToOthers() {
		openDashboard();
		Patience.await()
			.untilAsserted(() -> assertThat(browser().texts("#charts h3")).contains("Burn rate over 5 min", "Heap"));
		browser().reload();
		awaitNumbers();
		assertThat(browser().texts("#charts h3")).contains("Burn rate over 5 min",
				"Requests answered: calls per second", "Heap");
		assertThat(browser().texts("#calls tbody tr")).hasSize(5);
	}

	@Test
	@Order(5)
	void canBeUsedWithTheKeyboardAlone() {
		openDashboard();
		browser().type(Keys.TAB);
		assertThat(focused()).isEqualTo("Skip to objectives");
		browser().type(Keys.ENTER, Keys.TAB);
		String slo = focused();
		assertThat(slo).isEqualTo(browser().text("#slos tbody tr:first-child button"));
		browser().type(Keys.ENTER);
		assertThat(browser().text("#calls-note")).isEqualTo("of " + slo);
		assertThat(browser().script("return location.hash").toString()).startsWith("#slo=");
		// The focus stays where it was while rows are replaced
		Patience.await().untilAsserted(() -> assertThat(focused()).isEqualTo(slo));
		browser().type(Keys.ENTER);
		assertThat(browser().text("#calls-note")).isEmpty();
		browser().script("document.querySelector('#charts details').open = true");
		assertThat(browser().texts("#charts details table tbody tr")).isNotEmpty();
	}

	@Test
	@Order(6)
	void fitsEverySizeInBothThemes() throws Exception {
		openDashboard();
		for (String scheme : List.of("light", "dark")) {
			for (int width : List.of(360, 1280, 2560)) {
				browser().show(width, (width == 360) ? 800 : 1200, scheme);
				Patience.await()
					.untilAsserted(() -> assertThat(
							browser().script("return document.documentElement.scrollWidth - window.innerWidth"))
						.isEqualTo(0L));
				assertThat(browser().script("return matchMedia('(prefers-color-scheme: dark)').matches"))
					.isEqualTo(scheme.equals("dark"));
				assertThat(browser().contrast()).as(scheme).isGreaterThan(7);
				browser().picture(PackagedShop.OUTPUT.resolve("dashboard-%s-%d.png".formatted(scheme, width)));
			}
		}
		browser().show(1280, 1200, "light");
	}

	@Test
	@Order(7)
	void saysThatAnotherProcessAnswers() throws Exception {
		RunningProcess other = PackagedShop.start("shop-other.log", "--shop.traffic.enabled=false");
		try (StrippingProxy proxy = new StrippingProxy(port)) {
			int otherPort = other.awaitPort(PackagedShop.PORT);
			browser().open(proxy.address("/actuator/dashboard"));
			awaitNumbers();
			String identity = browser().text("#process").replaceAll(", up.*| · up.*", "");
			proxy.turnTo(otherPort);
			Patience.await()
				.untilAsserted(() -> assertThat(browser().text("#notice")).contains("Another process answers now",
						id(otherPort), "no longer changes"));
			assertThat(browser().text("#live")).startsWith("stopped at ");
			assertThat(browser().text("#process")).startsWith(identity);
			assertThat(browser().text("#application")).isEqualTo(MARKUP);
		}
		finally {
			other.end();
		}
	}

	@Test
	@Order(8)
	void showsAnOutageAndThatItIsOver() throws Exception {
		openDashboard();
		send("PUT", "/api/troubles/FAILING_BANK");
		Patience.await().untilAsserted(() -> {
			order();
			assertThat(burning()).contains("orders-api");
		});
		assertThat(browser().text("#headline"))
			.containsPattern("\\d of \\d+ calls bad in 5 min, burning since \\d\\d:\\d\\d");
		assertThat(browser().script("return document.title").toString()).startsWith("(");
		send("DELETE", "/api/troubles/FAILING_BANK");
		Patience.await().untilAsserted(() -> {
			for (int call = 0; call < 200; call++) {
				send("GET", "/api/orders");
			}
			assertThat(burning()).doesNotContain("orders-api");
		});
	}

	@Test
	@Order(9)
	void saysThatTheProcessHangsUntilItAnswersAgain() throws Exception {
		try (StrippingProxy proxy = new StrippingProxy(port)) {
			browser().open(proxy.address("/actuator/dashboard"));
			awaitNumbers();
			proxy.hang();
			Patience.await().untilAsserted(() -> assertThat(browser().text("#live")).startsWith("no answer since "));
			proxy.resume();
			awaitNumbers();
			// It no longer asks a proxy that is closed
			openDashboard();
		}
	}

	@Test
	@Order(10)
	void leavesNothingInTheConsole() {
		assertThat(browser().console()).isEmpty();
	}

	private static void openDashboard() {
		browser().open(address("/actuator/dashboard"));
		awaitNumbers();
	}

	private static void awaitNumbers() {
		Patience.await().untilAsserted(() -> assertThat(browser().text("#live")).isEqualTo("live"));
	}

	private static List<String> burning() {
		return browser().texts("#slos tr.burning th");
	}

	private static String focused() {
		return browser().script("return document.activeElement.innerText").toString();
	}

	private static List<String> matches(List<String> messages, String pattern) {
		Pattern compiled = Pattern.compile(pattern);
		return messages.stream()
			.map(compiled::matcher)
			.filter(Matcher::find)
			.map((matcher) -> matcher.group(1))
			.toList();
	}

	private static String id(int otherPort) throws Exception {
		return PrometheusClient.get("http://localhost:%d/actuator/dashboard/data".formatted(otherPort))
			.at("/process/id")
			.asString();
	}

	private static void send(String method, String path) throws Exception {
		send(method, path, HttpRequest.BodyPublishers.noBody());
	}

	private static void order() throws Exception {
		send("POST", "/api/orders", HttpRequest.BodyPublishers.ofString("""
				{ "product": "chair", "quantity": 1, "card": "4000-0000" }"""));
	}

	private static void send(String method, String path, HttpRequest.BodyPublisher body) throws Exception {
		http.send(HttpRequest.newBuilder(URI.create(address(path)))
			.header("Content-Type", "application/json")
			.method(method, body)
			.build(), HttpResponse.BodyHandlers.discarding());
	}

	private static String address(String path) {
		return "http://localhost:%d%s".formatted(port, path);
	}

	private static Browser browser() {
		return Objects.requireNonNull(browser);
	}

}
