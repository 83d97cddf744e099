package dev.monitored.slo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.SpringFactoriesLoader;

import dev.monitored.settings.InvalidSettingException;
import dev.monitored.settings.shape.SettingShape;

/**
 * The signals that all binders contribute.
 */
public final class KnownSignals {

	private static final List<SignalSource> SOURCES = SpringFactoriesLoader
		.forDefaultResourceLocation(KnownSignals.class.getClassLoader())
		.load(SignalSource.class);

	private static final List<Signal> ALL = findAll();

	private KnownSignals() {
	}

	/**
	 * Returns all signals.
	 * @return the signals
	 */
	public static Collection<Signal> all() {
		return ALL;
	}

	/**
	 * Returns the signal with a name, in any spelling that Spring Boot takes.
	 * @param name the name
	 * @param property where it is written, for the message
	 * @return the signal
	 * @throws InvalidSettingException if there is no such signal
	 */
	public static Signal parse(@Nullable String name, String property) {
		if (name == null || name.isBlank()) {
			throw new InvalidSettingException(property, name, "the signal is missing",
					"Write what kind of calls it is about: %s.".formatted(names()));
		}
		for (Signal signal : ALL) {
			if (SettingShape.uniform(signal.id()).equals(SettingShape.uniform(name.strip()))) {
				return signal;
			}
		}
		throw new InvalidSettingException(property, name, "there is no signal of that name",
				"Write one of %s.".formatted(names()));
	}

	/**
	 * Checks an SLO by what the binder of its signal knows.
	 * @param slo the SLO
	 * @param property where it is written, for the message
	 * @throws InvalidSettingException if it makes no sense
	 */
	static void check(Slo slo, String property) {
		for (SignalSource source : SOURCES) {
			if (source.signals().contains(slo.signal())) {
				source.check(slo, property);
			}
		}
	}

	private static List<Signal> findAll() {
		List<Signal> all = new ArrayList<>();
		for (SignalSource source : SOURCES) {
			all.addAll(source.signals());
		}
		return List.copyOf(all);
	}

	private static String names() {
		return ALL.stream().map(Signal::id).collect(Collectors.joining(", "));
	}

}
