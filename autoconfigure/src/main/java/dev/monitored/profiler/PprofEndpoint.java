package dev.monitored.profiler;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.util.MimeTypeUtils;

import dev.monitored.profiler.format.PprofBytes;
import dev.monitored.profiler.sample.ThreadStacks;
import dev.monitored.profiler.slice.Profile;
import dev.monitored.profiler.slice.ProfileKind;
import dev.monitored.profiler.slice.ProfileRefusedException;
import dev.monitored.profiler.slice.Profiler;

/**
 * Endpoint that Grafana Alloy scrapes like the profiles of a Go program. Access is
 * {@code none} by default.
 */
@WebEndpoint(id = "pprof", defaultAccess = Access.NONE)
public final class PprofEndpoint {

	private static final int MOST_SECONDS = 120;

	private static final int SECONDS = 10;

	private static final int BAD_REQUEST = 400;

	private static final int UNAVAILABLE = 503;

	private static final String THREADS = "goroutine";

	private final Profiler profiler;

	PprofEndpoint(Profiler profiler) {
		this.profiler = profiler;
	}

	/**
	 * Records a profile and returns it. The answer takes as long as the profile.
	 * @param context knows who asks
	 * @param name {@code profile}, {@code delta_heap}, {@code delta_mutex},
	 * {@code delta_block} or {@code goroutine}
	 * @param seconds how long the profile takes, 10 if it is {@code null}
	 * @return the profile in the format of pprof
	 */
	@ReadOperation(produces = { "application/octet-stream", "text/plain" })
	public WebEndpointResponse<Object> profile(SecurityContext context, @Selector String name,
			@Nullable Integer seconds) {
		int length = (seconds != null) ? seconds : SECONDS;
		if (length < 1 || length > MOST_SECONDS) {
			return ProfileAccess.text(BAD_REQUEST, "'seconds' is 1 to 120.");
		}
		if (THREADS.equals(name)) {
			ProfileAccess.log(context, "scrapes the stacks of all threads");
			return answer(PprofBytes.ofThreads(ThreadStacks.now(), Instant.now()));
		}
		ProfileKind kind = kind(name);
		if (kind == null) {
			return ProfileAccess.text(WebEndpointResponse.STATUS_NOT_FOUND,
					"There are: profile, delta_heap, delta_mutex, delta_block, goroutine.");
		}
		ProfileAccess.log(context, "scrapes a profile of %s for %d s".formatted(kind.text(), length));
		return record(kind, length);
	}

	private WebEndpointResponse<Object> record(ProfileKind kind, int length) {
		try {
			Profile profile = this.profiler.scrape(kind, Duration.ofSeconds(length));
			try {
				profile.end().get();
				return (profile.state() == Profile.State.READY) ? answer(PprofBytes.of(profile))
						: ProfileAccess.text(UNAVAILABLE, String.valueOf(profile.problem()));
			}
			finally {
				this.profiler.forget(profile);
			}
		}
		catch (ProfileRefusedException ex) {
			return ProfileAccess.text(ex.status(), String.valueOf(ex.getMessage()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return ProfileAccess.text(UNAVAILABLE, "The application stops.");
		}
		catch (ExecutionException ex) {
			return ProfileAccess.text(UNAVAILABLE, String.valueOf(ex.getCause()));
		}
	}

	private static @Nullable ProfileKind kind(String name) {
		return switch (name) {
			case "profile" -> ProfileKind.CPU;
			case "delta_heap" -> ProfileKind.ALLOC;
			case "delta_mutex" -> ProfileKind.LOCK;
			case "delta_block" -> ProfileKind.WAIT;
			default -> null;
		};
	}

	private static WebEndpointResponse<Object> answer(byte[] bytes) {
		return new WebEndpointResponse<>(bytes, MimeTypeUtils.APPLICATION_OCTET_STREAM);
	}

}
