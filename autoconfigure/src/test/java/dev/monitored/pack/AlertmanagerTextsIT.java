package dev.monitored.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets a real Alertmanager send what the example configuration writes to Slack and to
 * PagerDuty.
 */
class AlertmanagerTextsIT {

	private static final PeerTool amtool = new PeerTool("amtool", "prometheus-alertmanager");

	private static final String RUNBOOK = "https://runbooks.example.com/orders";

	@BeforeEach
	void requireAlertmanager() {
		amtool.require();
		AlertmanagerServer.TOOL.require();
	}

	@Test
	void saysWhatStillFiresAndWhatIsOver(@TempDir Path folder) throws Exception {
		try (NotificationReceiver receiver = NotificationReceiver.start();
				AlertmanagerServer server = AlertmanagerServer.start(configuration(receiver, folder), folder)) {
			String running = Instant.now().plusSeconds(3600).toString();
			for (String notify : List.of("page", "ticket")) {
				add(server, running, "notify=" + notify, "alertname=A", "slo=" + notify, "tier=first");
				add(server, running, "notify=" + notify, "alertname=B", "slo=" + notify, "tier=second");
			}
			awaitLast(receiver::pages).contains("first of page (2 firing)", RUNBOOK);
			awaitLast(receiver::tickets)
				.contains("(2 firing, 0 resolved)", "*first of ticket*", "*second of ticket*", "Runbook: " + RUNBOOK)
				.doesNotContain("Resolved:");
			String over = Instant.now().toString();
			for (String notify : List.of("page", "ticket")) {
				add(server, over, "notify=" + notify, "alertname=A", "slo=" + notify, "tier=first");
			}
			awaitLast(receiver::pages).contains("second of page (1 firing)");
			awaitLast(receiver::tickets)
				.contains("FIRING", "(1 firing, 1 resolved)", "*second of ticket*", "Resolved: first of ticket")
				.doesNotContain("*first of ticket*");
		}
	}

	private static LastNotification awaitLast(Supplier<List<String>> notifications) {
		return new LastNotification(notifications);
	}

	private static Path configuration(NotificationReceiver receiver, Path folder) throws IOException {
		return Files.writeString(folder.resolve("alertmanager.yml"), Pack.read(Pack.alertmanagerConfiguration())
			.replace("api_url_file: /etc/alertmanager/secrets/slack-webhook-url", "api_url: " + receiver.url("slack"))
			.replace("routing_key_file: /etc/alertmanager/secrets/pagerduty-routing-key",
					"routing_key: key\n        url: " + receiver.url("pagerduty"))
			.replaceAll("group_wait: .*", "group_wait: 1s")
			.replaceAll("group_interval: .*", "group_interval: 1s"));
	}

	private static void add(AlertmanagerServer server, String end, String... labels) throws Exception {
		String tier = labels[3].substring("tier=".length());
		String slo = labels[2].substring("slo=".length());
		List<String> arguments = new ArrayList<>(List.of("--alertmanager.url=" + server.url(), "alert", "add",
				"--end=" + end, "--annotation=summary=" + tier + " of " + slo, "--annotation=description=Details.",
				"--annotation=runbook_url=" + RUNBOOK, "application=shop"));
		arguments.addAll(List.of(labels));
		amtool.run(arguments.toArray(String[]::new)).assertSuccess();
	}

	/**
	 * The newest notification, for whose texts a test waits.
	 */
	private record LastNotification(Supplier<List<String>> notifications) {

		LastNotification contains(String... texts) {
			Patience.await().untilAsserted(() -> assertThat(last()).contains(texts));
			return this;
		}

		void doesNotContain(String text) {
			assertThat(last()).doesNotContain(text);
		}

		private String last() {
			List<String> sent = this.notifications.get();
			return sent.isEmpty() ? "" : sent.get(sent.size() - 1);
		}

	}

}
