package dev.monitored.profiler;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.profiler.format.ProfileFormat;
import dev.monitored.profiler.format.SampleChoice;
import dev.monitored.profiler.slice.Profile;
import dev.monitored.profiler.slice.ProfileKind;
import dev.monitored.profiler.slice.ProfileRefusedException;
import dev.monitored.profiler.slice.Profiler;

/**
 * Endpoint that records profiles of this process. Access is {@code none} by default.
 */
@WebEndpoint(id = "profiler", defaultAccess = Access.NONE)
public final class ProfilerEndpoint {

	private static final int MOST_SECONDS = 120;

	private static final int SECONDS = 10;

	private static final int BAD_REQUEST = 400;

	private static final int CONFLICT = 409;

	private static final String GOOD = "good";

	private static final String LATEST = "latest";

	private final Profiler profiler;

	private final ObjectProvider<SloCatalog> catalog;

	ProfilerEndpoint(Profiler profiler, ObjectProvider<SloCatalog> catalog) {
		this.profiler = profiler;
		this.catalog = catalog;
	}

	/**
	 * Returns the profiles that can be read, and those that are being recorded.
	 * @param context knows who asks
	 * @return the profiles
	 */
	@ReadOperation
	public Map<String, Object> profiles(SecurityContext context) {
		ProfileAccess.log(context, "lists profiles");
		return Map.of("profiles", this.profiler.all().stream().map(ProfileSummary::of).toList());
	}

	/**
	 * Begins a profile.
	 * @param context knows who asks
	 * @param seconds how long it takes, 10 if it is {@code null}
	 * @param kind what it is about: {@code cpu}, {@code wait}, {@code cpu+wait},
	 * {@code alloc} or {@code lock}
	 * @return the profile
	 */
	@WriteOperation
	public WebEndpointResponse<Object> begin(SecurityContext context, @Nullable Integer seconds,
			@Nullable String kind) {
		int length = (seconds != null) ? seconds : SECONDS;
		ProfileKind known = ProfileKind.of(kind);
		if (length < 1 || length > MOST_SECONDS || known == null) {
			return problem(BAD_REQUEST, "'seconds' is 1 to 120, and 'kind' is cpu, wait, cpu+wait, alloc or lock.");
		}
		ProfileAccess.log(context, "records a profile of %s for %d s".formatted(known.text(), length));
		try {
			return new WebEndpointResponse<>(ProfileSummary.of(this.profiler.begin(known, Duration.ofSeconds(length))));
		}
		catch (ProfileRefusedException ex) {
			return problem(ex.status(), String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Returns a profile.
	 * @param context knows who asks
	 * @param id its id, {@code latest} for the last one of time in which there are calls
	 * that broke the SLO
	 * @param format {@code flamegraph}, {@code collapsed}, {@code pprof} or {@code jfr}
	 * @param slo the name of an SLO, to get what ran in calls that broke it; {@code *}
	 * for any
	 * @param diff {@code good}, to compare these with calls that kept it
	 * @return the content
	 */
	@ReadOperation(produces = { "text/html", "text/plain", "application/octet-stream" })
	public WebEndpointResponse<Object> profile(SecurityContext context, @Selector String id, @Selector String format,
			@Nullable String slo, @Nullable String diff) {
		ProfileFormat known = ProfileFormat.of(format);
		SampleChoice choice = new SampleChoice(slo, diff != null);
		if (known == null || !isKnown(choice)) {
			return ProfileAccess.text(WebEndpointResponse.STATUS_NOT_FOUND, (known != null) ? "There is no such SLO."
					: "There is no such format: flamegraph, collapsed, pprof, jfr.");
		}
		String mistake = mistake(known, slo, diff);
		if (mistake != null) {
			return ProfileAccess.text(BAD_REQUEST, mistake);
		}
		Profile profile = LATEST.equals(id)
				? this.profiler.latest((ended) -> ended.kind().showsTime() && choice.isIn(ended))
				: this.profiler.find(id);
		if (profile == null) {
			return ProfileAccess.text(WebEndpointResponse.STATUS_NOT_FOUND, LATEST.equals(id)
					? "There is no profile with samples of %s.".formatted(choice.text()) : "There is no such profile.");
		}
		String obstacle = obstacle(profile, known);
		return (obstacle != null) ? ProfileAccess.text(CONFLICT, obstacle) : read(context, profile, known, choice);
	}

	private WebEndpointResponse<Object> read(SecurityContext context, Profile profile, ProfileFormat format,
			SampleChoice choice) {
		ProfileAccess.log(context, "reads profile %s as %s".formatted(profile.id(), format.text()));
		try {
			return new WebEndpointResponse<>(format.write(profile, choice, this.profiler), format.type());
		}
		catch (ProfileRefusedException ex) {
			return ProfileAccess.text(ex.status(), String.valueOf(ex.getMessage()));
		}
		catch (IOException ex) {
			return ProfileAccess.text(WebEndpointResponse.STATUS_INTERNAL_SERVER_ERROR,
					"The profile cannot be read: " + ex.getMessage());
		}
	}

	/**
	 * Ends all profiles that are being recorded. They can be read as far as they are.
	 * @param context knows who asks
	 * @return the profiles
	 */
	@DeleteOperation
	public Map<String, List<String>> stop(SecurityContext context) {
		ProfileAccess.log(context, "stops all profiles");
		return Map.of("stopped", this.profiler.stop().stream().map(Profile::id).toList());
	}

	private boolean isKnown(SampleChoice choice) {
		return choice.slo() == null || choice.isOfAny()
				|| this.catalog.getObject()
					.slos()
					.stream()
					.anyMatch((known) -> known.slo().name().equals(choice.slo()));
	}

	private static @Nullable String mistake(ProfileFormat format, @Nullable String slo, @Nullable String diff) {
		if (diff != null && (!GOOD.equals(diff) || slo == null || !format.showsDifferences())) {
			return "'diff' is 'good', needs an 'slo', and only flamegraph and collapsed show it.";
		}
		if (slo != null && format == ProfileFormat.JFR) {
			return "The format jfr has all events. Leave 'slo' out, or read another format.";
		}
		return null;
	}

	private static @Nullable String obstacle(Profile profile, ProfileFormat format) {
		return switch (profile.state()) {
			case RECORDING -> "The profile is being recorded. Ask again when its state is 'ready'.";
			case FAILED -> profile.problem();
			case READY -> format.obstacle();
		};
	}

	private static WebEndpointResponse<Object> problem(int status, String text) {
		return new WebEndpointResponse<>(Map.of("problem", text), status);
	}

}
