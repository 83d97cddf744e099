package dev.monitored.guard.filter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import dev.monitored.guard.LabelGuard;
import dev.monitored.guard.LabelSettings;
import dev.monitored.label.LabelKey;
import dev.monitored.uri.HttpMeters;
import dev.monitored.uri.PathTemplate;

/**
 * Which labels of which meters of others are kept bounded: those of HTTP requests, and
 * those that the application names. The timer of calls in progress that Micrometer's
 * observations have, {@code .active}, shares the values of its meter.
 */
final class FoldingRules {

	private final LabelGuard guard;

	private final Map<String, List<FoldedLabel>> byMeter = new HashMap<>();

	FoldingRules(HttpMeters http, List<LabelSettings> named, LabelGuard guard) {
		this.guard = guard;
		add(http.server(), HttpMeters.URI, UnaryOperator.identity());
		add(http.client(), HttpMeters.URI, PathTemplate::of);
		add(http.client(), HttpMeters.HOST, UnaryOperator.identity());
		add(http.client(), HttpMeters.METHOD, UnaryOperator.identity());
		for (LabelSettings settings : named) {
			add(Objects.requireNonNull(settings.meter()), Objects.requireNonNull(settings.label()),
					UnaryOperator.identity());
		}
	}

	Map<String, List<FoldedLabel>> byMeter() {
		return this.byMeter;
	}

	private void add(String meter, String key, UnaryOperator<String> uniform) {
		FoldedLabel label = new FoldedLabel(new LabelKey(key), this.guard.label(meter, key), uniform);
		add(meter, label);
		add(meter + ".active", label);
	}

	private void add(String meter, FoldedLabel label) {
		List<FoldedLabel> labels = this.byMeter.getOrDefault(meter, new ArrayList<>());
		for (FoldedLabel known : labels) {
			if (known.key().equals(label.key())) {
				return;
			}
		}
		labels.add(label);
		this.byMeter.put(meter, labels);
	}

}
