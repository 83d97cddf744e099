package dev.monitored.pack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets a real Alertmanager and its own tool read the example configuration.
 */
class AlertmanagerConfigIT {

	private static final PeerTool amtool = new PeerTool("amtool", "prometheus-alertmanager");

	@BeforeEach
	void requireAlertmanager() {
		amtool.require();
		AlertmanagerServer.TOOL.require();
	}

	@Test
	void isValid() throws Exception {
		amtool.run("check-config", Pack.alertmanagerConfiguration().toString()).assertSuccess();
	}

	@ParameterizedTest
	@CsvSource({ "pages, notify=page application=shop slo=orders", "tickets, notify=ticket application=shop slo=orders",
			"pages, notify=page alertname=SloNoData application=shop",
			"tickets, notify=ticket alertname=SloNoData application=shop", "tickets, notify=ticket job=shop",
			"others, alertname=SomebodyElses", "others, severity=critical alertname=OfAnotherTeam",
			"others, severity=critical alertname=SloNoData", "nobody, alertname=Watchdog severity=none",
			"nobody, alertname=InfoInhibitor severity=none" })
	void routes(String receiver, String labels) throws Exception {
		List<String> arguments = new ArrayList<>(List.of("config", "routes", "test",
				"--config.file=" + Pack.alertmanagerConfiguration(), "--verify.receivers=" + receiver));
		arguments.addAll(List.of(labels.split(" ")));
		amtool.run(arguments.toArray(String[]::new)).assertSuccess();
	}

	@Test
	void whoWasPagedGetsNoTicketAboutTheSameSlo(@TempDir Path folder) throws Exception {
		try (AlertmanagerServer server = AlertmanagerServer.start(Pack.alertmanagerConfiguration(), folder)) {
			add(server, "alertname=Burn", "application=shop", "slo=orders", "tier=fast", "notify=page");
			add(server, "alertname=SloNoData", "application=gone", "notify=page");
			add(server, "alertname=InhibitedBySlo", "application=shop", "slo=orders", "notify=ticket");
			add(server, "alertname=InhibitedByNoData", "application=gone", "slo=orders", "notify=ticket");
			add(server, "alertname=OfAnotherSlo", "application=shop", "slo=returns", "notify=ticket");
			add(server, "alertname=OfAnotherApplication", "application=bank", "slo=orders", "notify=ticket");
			add(server, "alertname=WithoutSlo", "application=gone", "notify=ticket");
			add(server, "alertname=OfAJob", "job=shop", "notify=ticket");
			Patience.await().untilAsserted(() -> assertThat(alerts(server, "--active")).hasSize(6));
			assertThat(alerts(server, "--inhibited")).containsExactlyInAnyOrder("InhibitedBySlo", "InhibitedByNoData");
		}
	}

	private static void add(AlertmanagerServer server, String... labels) throws Exception {
		List<String> arguments = new ArrayList<>(List.of("--alertmanager.url=" + server.url(), "alert", "add"));
		arguments.addAll(List.of(labels));
		amtool.run(arguments.toArray(String[]::new)).assertSuccess();
	}

	private static List<String> alerts(AlertmanagerServer server, String state) throws Exception {
		PeerTool.Result query = amtool.run("--alertmanager.url=" + server.url(), "alert", "query", state);
		query.assertSuccess();
		return query.output().lines().skip(1).map((line) -> line.split(" ")[0]).toList();
	}

}
