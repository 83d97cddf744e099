package dev.monitored.http.route;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import dev.monitored.catalog.MeasuredMethods;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.http.error.ApiErrorCounter;
import dev.monitored.http.exchange.ExchangeLabels;
import dev.monitored.http.exchange.ExchangeRecorder;
import dev.monitored.http.exchange.HttpSignals;
import dev.monitored.uri.HttpMeters;
import dev.monitored.uri.ignored.IgnoredPaths;

/**
 * The routes that the application declares: code bounds their number, so their templates
 * are labels regardless of the limit, and SLOs are matched with them at start-up.
 */
public final class ServerRoutes {

	private final BoundedLabel uris;

	private final ApiErrorCounter errors;

	private final ExchangeRecorder<?> recorder;

	private final IgnoredPaths ignored;

	private final MeasuredMethods methods;

	/**
	 * Creates routes.
	 * @param uris the guard of the label {@code uri} of Boot's timer
	 * @param errors what counts errors by path
	 * @param recorder what counts events by path
	 * @param ignored the paths whose requests are not recorded
	 * @param methods the methods that are known to answer requests
	 */
	public ServerRoutes(BoundedLabel uris, ApiErrorCounter errors, ExchangeRecorder<?> recorder, IgnoredPaths ignored,
			MeasuredMethods methods) {
		this.uris = uris;
		this.errors = errors;
		this.recorder = recorder;
		this.ignored = ignored;
		this.methods = methods;
		errors.expect(ExchangeLabels.UNMATCHED);
		recorder.expect(ExchangeLabels.UNMATCHED, List.of());
	}

	/**
	 * Adds a route.
	 * @param pattern the pattern of its path
	 * @param methods its HTTP methods, as far as they are declared
	 */
	void add(String pattern, Collection<String> methods) {
		String path = ExchangeLabels.path(pattern);
		this.uris.admitAlways(path);
		if (!this.ignored.contains(path, 0)) {
			this.errors.expect(path);
			this.recorder.expect(path, methods);
		}
	}

	/**
	 * Adds a route whose requests a method answers.
	 * @param pattern the pattern of its path
	 * @param methods its HTTP methods, as far as they are declared; none for all
	 * @param handler the method
	 * @param type the class of the bean that it is called on
	 */
	void add(String pattern, Collection<String> methods, Method handler, Class<?> type) {
		add(pattern, methods);
		String path = ExchangeLabels.path(pattern);
		if (this.ignored.contains(path, 0)) {
			return;
		}
		if (methods.isEmpty()) {
			this.methods.add(handler, type, HttpSignals.SERVER, Map.of(HttpMeters.URI, path));
		}
		for (String method : methods) {
			this.methods.add(handler, type, HttpSignals.SERVER,
					Map.of(HttpMeters.URI, path, HttpMeters.METHOD, method));
		}
	}

}
