package sample.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged shop and the script {@code observe}, which starts Prometheus and
 * Alertmanager from the files that {@code compose.yaml} mounts. Each minute of the rules
 * is twelve seconds, of which a scrape takes five.
 */
class ObserveIT {

	private static final ShortenedRules rules = new ShortenedRules(Duration.ofSeconds(12));

	private static final InstalledProgram alertmanager = new InstalledProgram("prometheus-alertmanager",
			"prometheus-alertmanager");

	@TempDir
	Path directory;

	private @Nullable RunningProcess shop;

	private @Nullable RunningProcess observe;

	@AfterEach
	void endEverything() throws InterruptedException {
		for (RunningProcess process : new RunningProcess[] { this.observe, this.shop }) {
			if (process != null) {
				process.end();
			}
		}
	}

	@Test
	void printsThePageOfABrokenShop() throws Exception {
		PrometheusServer.PROGRAM.require();
		alertmanager.require();
		this.shop = PackagedShop.start("observed-shop.log");
		int port = this.shop.awaitPort(PackagedShop.PORT);
		this.observe = observe(port);
		PrometheusClient prometheus = new PrometheusClient(
				this.observe.awaitPort(Pattern.compile("Prometheus: http://127\\.0\\.0\\.1:(\\d+)")));
		Patience.await().until(() -> prometheus.query("up{job='shop'} == 1"), (samples) -> !samples.isEmpty());
		breakTheBank(port);
		this.observe.awaitText(Pattern.compile("FIRING page SloErrorBudgetBurn: shop/orders"));
	}

	private RunningProcess observe(int shopPort) throws IOException {
		for (String file : ShortenedRules.FILES) {
			rules.write(file, this.directory);
		}
		return RunningProcess.start(PackagedShop.OUTPUT.resolve("observe.log"),
				List.of("env", "SHOP=localhost:" + shopPort, "PROMETHEUS_PORT=0", "ALERTMANAGER_PORT=0",
						"PRINTER_PORT=0", "RULES=" + this.directory, "JAVA_HOME=" + System.getProperty("java.home"),
						"./observe"));
	}

	private static void breakTheBank(int port) throws Exception {
		HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:%d/api/troubles/FAILING_BANK".formatted(port)))
				.PUT(HttpRequest.BodyPublishers.noBody())
				.build(), HttpResponse.BodyHandlers.discarding());
	}

}
