package dev.monitored.cli.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A time in which alerts fired without a minute between them.
 *
 * @param from the first minute, from 1 on
 * @param until the last minute
 * @param alerts the tiers, and {@code budget} for {@code SloBudgetExhausted}
 */
public record Firing(int from, int until, Set<String> alerts) {

	private static final String OUTAGE = "outage";

	private static final String BUDGET = "budget";

	/**
	 * Evaluates the alerts of an objective in each minute.
	 * @param history its events
	 * @param target the share of events that must be good
	 * @param days the window of the SLO
	 * @param page whether the SLO pages; otherwise its pages are tickets
	 * @return what they would have sent
	 */
	public static Notifications of(EventMinutes history, double target, int days, boolean page) {
		BurnAlerts alerts = new BurnAlerts(history, target, days);
		Notifications notifications = new Notifications(new ArrayList<>(), new ArrayList<>());
		for (int minute = 1; minute <= history.minutes(); minute++) {
			alerts.evaluate();
			Set<String> paging = paging(alerts);
			Set<String> tickets = tickets(alerts);
			if (!page) {
				tickets.addAll(paging);
				paging.clear();
			}
			add(notifications.pages, minute, paging);
			add(notifications.tickets, minute, tickets);
		}
		return notifications;
	}

	private static void add(List<Firing> firings, int minute, Set<String> alerts) {
		if (alerts.isEmpty()) {
			return;
		}
		Firing last = firings.isEmpty() ? null : firings.get(firings.size() - 1);
		if (last != null && last.until == minute - 1) {
			last.alerts.addAll(alerts);
			firings.set(firings.size() - 1, new Firing(last.from, minute, last.alerts));
		}
		else {
			firings.add(new Firing(minute, minute, new TreeSet<>(alerts)));
		}
	}

	private static Set<String> paging(BurnAlerts alerts) {
		Set<String> firing = tiers(alerts, true);
		if (alerts.isOutageFiring()) {
			firing.add(OUTAGE);
		}
		return firing;
	}

	private static Set<String> tickets(BurnAlerts alerts) {
		Set<String> firing = tiers(alerts, false);
		if (alerts.isBudgetExhausted()) {
			firing.add(BUDGET);
		}
		return firing;
	}

	private static Set<String> tiers(BurnAlerts alerts, boolean page) {
		Set<String> firing = new LinkedHashSet<>();
		for (AlertTier tier : AlertTier.values()) {
			if (tier.isPage() == page && alerts.isFiring(tier)) {
				firing.add(tier.label());
			}
		}
		return firing;
	}

	/**
	 * What the alerts of an objective would have sent.
	 *
	 * @param pages the times in which an alert paged
	 * @param tickets the times in which there was a ticket
	 */
	public record Notifications(List<Firing> pages, List<Firing> tickets) {

	}

}
