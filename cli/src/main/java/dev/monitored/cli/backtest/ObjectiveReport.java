package dev.monitored.cli.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.monitored.cli.prometheus.Minutes;
import dev.monitored.cli.rules.EventMinutes;
import dev.monitored.cli.rules.Firing;
import dev.monitored.cli.rules.Firing.Notifications;

/**
 * What one objective would have cost, as lines of text.
 *
 * @param events its events
 * @param target the share of events that must be good
 * @param window the days over which its budget is spent
 * @param page whether the SLO pages
 * @param minutes the minutes
 */
record ObjectiveReport(BoundedEvents events, double target, int window, boolean page, Minutes minutes) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final int MOST_SHOWN = 10;

	private static final int LATE = 10;

	private static final int HOUR = 60;

	/**
	 * Returns the lines.
	 * @return a line for each figure
	 */
	List<String> lines() {
		EventMinutes few = this.events.fewest();
		EventMinutes many = this.events.most();
		int end = many.minutes();
		List<String> lines = new ArrayList<>();
		lines.add(line("data", coverage()));
		lines.add(line("events", range(number(few.events(end, end)), number(many.events(end, end)))));
		lines.add(line("bad events",
				"%s, %s were allowed".formatted(range(number(few.bad(end, end)), number(many.bad(end, end))),
						range(number(allowed(few, end, end)), number(allowed(many, end, end))))));
		lines.add(line("budget", "%s spent%s".formatted(range(spent(few, end, end), spent(many, end, end)),
				(5 * end <= this.window * Minutes.DAY) ? ", with no alert below a fifth of the window" : "")));
		lines.add(line("worst day", worstDay()));
		Notifications fewest = notifications(few);
		Notifications most = notifications(many);
		lines.addAll(firings("pages", fewest.pages(), most.pages()));
		lines.addAll(firings("tickets", fewest.tickets(), most.tickets()));
		lines.add(line("how exact", this.events.exactness()));
		return lines;
	}

	private Notifications notifications(EventMinutes history) {
		return Firing.of(history, this.target, this.window, this.page);
	}

	private String coverage() {
		EventMinutes history = this.events.most();
		int end = history.minutes();
		int first = 1;
		while (history.known(first, 1) == 0) {
			first++;
		}
		int last = end;
		while (history.known(last, 1) == 0) {
			last--;
		}
		String text = "%s of %s days".formatted(known(history.known(end, end)), days(end));
		text += (first > LATE) ? ", no data before " + time(first) : "";
		return text + ((last < end - LATE) ? ", no data after " + time(last + 1) : "");
	}

	private String worstDay() {
		EventMinutes history = this.events.most();
		Map<LocalDate, Integer> lastMinutes = new TreeMap<>();
		for (int minute = 1; minute <= history.minutes(); minute++) {
			lastMinutes.put(beginning(minute).atZone(ZoneOffset.UTC).toLocalDate(), minute);
		}
		int from = 0;
		double worst = 0;
		String text = "none has a bad event";
		for (Map.Entry<LocalDate, Integer> day : lastMinutes.entrySet()) {
			int until = day.getValue();
			if (history.bad(until, until - from) > worst) {
				worst = history.bad(until, until - from);
				text = "%s with %s of %s bad".formatted(day.getKey(),
						range(number(this.events.fewest().bad(until, until - from)), number(worst)),
						number(history.events(until, until - from)));
			}
			from = until;
		}
		return text;
	}

	private List<String> firings(String name, List<Firing> fewest, List<Firing> most) {
		List<String> lines = new ArrayList<>();
		lines.add(line(name, fewest.equals(most) ? String.valueOf(most.size())
				: "for %s in all, their number is not known, at most:".formatted(range(total(fewest), total(most)))));
		most.stream().limit(MOST_SHOWN).map(this::text).forEach((text) -> lines.add(line("", text)));
		if (most.size() > MOST_SHOWN) {
			lines.add(line("", "and %d more".formatted(most.size() - MOST_SHOWN)));
		}
		return lines;
	}

	private static String total(List<Firing> firings) {
		return length(firings.stream().mapToInt((firing) -> firing.until() - firing.from() + 1).sum());
	}

	private String text(Firing firing) {
		boolean goesOn = firing.until() == this.minutes.count();
		return "%s for %s%s (%s)".formatted(time(firing.from()), length(firing.until() - firing.from() + 1),
				goesOn ? ", and still at the end" : "", String.join(", ", firing.alerts()));
	}

	private double allowed(EventMinutes history, int minute, int window) {
		return history.events(minute, window) * (1 - this.target);
	}

	private String spent(EventMinutes history, int minute, int window) {
		double allowed = allowed(history, minute, window);
		return (allowed == 0) ? "0.0 %"
				: String.format(Locale.ROOT, "%.1f %%", 100 * history.bad(minute, window) / allowed);
	}

	private Instant beginning(int minute) {
		return this.minutes.beginning(minute - 1);
	}

	private String time(int minute) {
		return TIME.format(beginning(minute)) + " UTC";
	}

	private static String line(String name, String text) {
		return "  %-12s%s".formatted(name, text);
	}

	private static String range(String fewest, String most) {
		return fewest.equals(most) ? fewest : fewest + " to " + most;
	}

	private static String known(int minutes) {
		return (minutes < Minutes.DAY) ? length(minutes) : days(minutes);
	}

	private static String days(int minutes) {
		return String.format(Locale.ROOT, "%.1f", minutes / (double) Minutes.DAY).replaceFirst("\\.0$", "");
	}

	private static String length(int minutes) {
		if (minutes < HOUR) {
			return minutes + " min";
		}
		return (minutes < 2 * Minutes.DAY) ? "%d h %d min".formatted(minutes / HOUR, minutes % HOUR)
				: "%d d %d h".formatted(minutes / Minutes.DAY, minutes % Minutes.DAY / HOUR);
	}

	private static String number(double count) {
		return String.format(Locale.ROOT, "%,.1f", count).replaceFirst("\\.0$", "");
	}

}
