package sample.shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Opens the dashboard of the packaged shop in a real browser, and compares it to what the
 * shop says elsewhere. The order matters: numbers are compared when there is no traffic.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DashboardIT {

	private static final String MARKUP = "<img src=x onerror=document.title='run'>";

	private static final Pattern TITLE = Pattern
		.compile("(.+): [\\d,.]+ of [\\d,.]+ bad in 5 min, ([\\d,.]+) of ([\\d,.]+) since start");

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
		Map<String, Double> said = said();
		assertThat(said).hasSizeGreaterThan(20).containsKey("checkout bad 95 % within 800ms");
		Patience.await().untilAsserted(() -> assertThat(shown()).containsExactlyInAnyOrderEntriesOf(said));
		assertThat(scraped().values().stream().mapToDouble(Double::doubleValue).sum()).isEqualTo(said.entrySet()
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
				assertThat(contrast()).as(scheme).isGreaterThan(7);
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

	// The contrast of text to the ground, as WCAG defines it
	private static double contrast() {
		return ((Number) browser().script("""
				const light = (text) => text.match(/\\d+/g).slice(0, 3).map((part) => part / 255)
					.map((part) => part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
					.reduce((sum, part, index) => sum + part * [.2126, .7152, .0722][index], 0);
				const style = getComputedStyle(document.body);
				const [one, other] = [light(style.color), light(style.backgroundColor)].sort((a, b) => b - a);
				return (one + .05) / (other + .05) + .0001;""")).doubleValue();
	}

	private static Map<String, Double> shown() {
		Map<String, Double> shown = new TreeMap<>();
		List<?> titles = (List<?>) browser().script("""
				return [...document.querySelectorAll('#slos tbody tr')].map((row) => row.dataset.key + '\\n'
					+ row.querySelector('span[title]').title)""");
		for (Object title : titles) {
			String[] lines = title.toString().split("\n");
			for (int line = 1; line < lines.length; line++) {
				Matcher matcher = TITLE.matcher(lines[line]);
				assertThat(matcher.matches()).as(lines[line]).isTrue();
				shown.put(lines[0] + " bad " + matcher.group(1), number(matcher.group(2)));
				shown.put(lines[0] + " events " + matcher.group(1), number(matcher.group(3)));
			}
		}
		return shown;
	}

	private static Map<String, Double> said() throws Exception {
		Map<String, String> words = new TreeMap<>();
		for (JsonNode slo : PrometheusClient.get(address("/actuator/dashboard/data")).at("/slos/rows")) {
			slo.at("/objectives")
				.forEach((objective) -> words.put(slo.at("/name").asString() + objective.at("/sli").asString(),
						objective.at("/words").asString()));
		}
		Map<String, Double> said = new TreeMap<>();
		for (JsonNode slo : PrometheusClient.get(address("/actuator/slo")).at("/slos")) {
			String name = slo.at("/name").asString();
			slo.at("/objectives").forEach((objective) -> {
				String promise = words.get(name + objective.at("/sli").asString());
				said.put(name + " bad " + promise, objective.at("/sinceStart/badEvents").asDouble());
				said.put(name + " events " + promise, objective.at("/sinceStart/events").asDouble());
			});
		}
		return said;
	}

	private static Map<String, Double> scraped() throws Exception {
		Map<String, Double> scraped = new TreeMap<>();
		PrometheusClient.lines(address("/actuator/prometheus"))
			.stream()
			.filter((line) -> line.startsWith("slo_events_total{"))
			.forEach((line) -> scraped.put(line.substring(0, line.lastIndexOf(' ')),
					Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
		return scraped;
	}

	private static double number(String text) {
		return Double.parseDouble(text.replace(",", ""));
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
		assertThat(browser).isNotNull();
		return browser;
	}

}
