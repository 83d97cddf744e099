package dev.monitored.profiler;

import java.security.Principal;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.util.MimeTypeUtils;

import dev.monitored.failure.LogText;

/**
 * Logs who accesses profiles, and answers why there is none.
 */
final class ProfileAccess {

	private static final Log log = LogFactory.getLog(ProfileAccess.class);

	private ProfileAccess() {
	}

	/**
	 * Logs an access.
	 * @param context knows who it is
	 * @param what what is done, a verb first
	 */
	static void log(SecurityContext context, String what) {
		Principal principal = context.getPrincipal();
		String who = (principal != null) ? "'" + LogText.of(principal.getName()) + "'" : "A client without a name";
		log.info(who + " " + what);
	}

	/**
	 * Returns a text instead of a profile.
	 * @param status the status code
	 * @param text what to do
	 * @return the answer
	 */
	static WebEndpointResponse<Object> text(int status, String text) {
		return new WebEndpointResponse<>(text, status, MimeTypeUtils.TEXT_PLAIN);
	}

}
