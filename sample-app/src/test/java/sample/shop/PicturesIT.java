package sample.shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takes the pictures of the documentation, if {@code sample.pictures} says where to.
 */
@EnabledIfSystemProperty(named = "sample.pictures", matches = ".+")
class PicturesIT {

	private final HttpClient http = HttpClient.newHttpClient();

	@TempDir
	private Path directory;

	@Test
	void showsTheShopTheDashboardAndAnOutage() throws Exception {
		Browser.CHROMIUM.require();
		Browser.DRIVER.require();
		Path pictures = Path.of(System.getProperty("sample.pictures"));
		RunningProcess shop = PackagedShop.start("shop-pictures.log");
		String address = "http://localhost:%d".formatted(shop.awaitPort(PackagedShop.PORT));
		try (Browser browser = Browser.start(this.directory.resolve("profile"))) {
			browser.show(1280, 760, "light");
			browser.open(address + "/");
			Patience.await().untilAsserted(() -> assertThat(browser.texts("#troubles button")).hasSize(8));
			browser.picture(pictures.resolve("shop.png"));
			browser.show(1280, 980, "light");
			browser.open(address + "/actuator/dashboard");
			awaitMinutes(browser, 5);
			makeTrouble(address, "SLOW_TABLE");
			takePicturesOfTrouble(browser, pictures);
		}
		finally {
			shop.end();
		}
	}

	@Test
	void showsWhatBadCallsWereDoing() throws Exception {
		Browser.CHROMIUM.require();
		Browser.DRIVER.require();
		Path pictures = Path.of(System.getProperty("sample.pictures"));
		RunningProcess shop = PackagedShop.start("shop-flame-graph.log");
		String address = "http://localhost:%d".formatted(shop.awaitPort(PackagedShop.PORT));
		try (Browser browser = Browser.start(this.directory.resolve("profile"))) {
			makeTrouble(address, "BUSY_PRICES");
			browser.show(1280, 980, "light");
			browser.open(address + "/actuator/dashboard");
			Patience.await()
				.untilAsserted(() -> assertThat(browser.text("#profiles")).contains("bad calls of orders.place"));
			Patience.await().untilAsserted(() -> assertThat(browser.text("#headline")).contains("What its bad calls"));
			browser.picture(pictures.resolve("dashboard-profiles.png"));
			browser.show(1280, 560, "light");
			browser.open(address + "/actuator/profiler/latest/flamegraph?slo=orders.place");
			browser.picture(pictures.resolve("flame-graph.png"));
		}
		finally {
			shop.end();
		}
	}

	private static void takePicturesOfTrouble(Browser browser, Path pictures) throws Exception {
		awaitMinutes(browser, 6);
		Patience.await().untilAsserted(() -> assertThat(browser.text("#headline")).contains("because of db stock"));
		browser.picture(pictures.resolve("dashboard.png"));
		browser.script("window.scrollTo(0, document.getElementById('charts-title').offsetTop - 20)");
		browser.picture(pictures.resolve("dashboard-charts.png"));
		browser.script("window.scrollTo(0, 0)");
		browser.show(1280, 980, "dark");
		Patience.await()
			.until(() -> browser.script("return matchMedia('(prefers-color-scheme: dark)').matches").equals(true));
		browser.picture(pictures.resolve("dashboard-dark.png"));
	}

	private void makeTrouble(String address, String trouble) throws Exception {
		this.http.send(HttpRequest.newBuilder(URI.create(address + "/api/troubles/" + trouble))
			.PUT(HttpRequest.BodyPublishers.noBody())
			.build(), HttpResponse.BodyHandlers.discarding());
	}

	private static void awaitMinutes(Browser browser, int minutes) {
		Patience.await()
			.untilAsserted(() -> assertThat(browser.text("#process")).contains("up %d min".formatted(minutes)));
	}

}
